import { useState } from "react";
import type { Member } from "../core/member.js";
import { type QueryArgs, sourceOf } from "../core/session/membersQuery.js";
import { useAuthStatus } from "../hooks/useAuthStatus.js";
import { useRetry } from "../hooks/useRetry.js";
import { useCatchUp, useSession } from "../hooks/useSession.js";
import type { OrgMemberSearchQuery } from "./useOrgMemberSearch.js";
import { wordsOf } from "./useSearchText.js";

/** A search session beside a list that has its own data. */
export function useSearchSession<M extends Member>(
  query: OrgMemberSearchQuery<M>,
  args: QueryArgs,
  text: string,
) {
  const words = wordsOf(text);
  const auth = useAuthStatus();
  const scope = words === "" ? null : sourceOf(query, args);
  const { session, send, loadMore } = useSession<M>({ scope, criteria: words, auth });
  const retry = useRetry(session, send);
  useCatchUp(session);

  const [answered, setAnswered] = useState<{ text: string; words: string } | null>(null);
  const { standing } = session;
  const isAnswer = standing === "live" || standing === "held";
  const isOther = answered?.words !== words;
  const now = words === "" ? null : isAnswer && isOther ? { text, words } : answered;
  if (now !== answered) setAnswered(now);
  return {
    session,
    send,
    retry,
    loadMore,
    /** The search that the rows are the result of; `null` for none. */
    answered: now,
    /** Whether another search is being loaded. */
    isStale: words !== "" && now?.words !== words,
    feed: scope === null ? null : { query, args: { ...args, search: words } },
  };
}
