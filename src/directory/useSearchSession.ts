import { useState } from "react";
import type { Member } from "../core/member.js";
import { type QueryArgs, sourceOf } from "../core/session/membersQuery.js";
import { useOwnSession } from "../hooks/useOwnSession.js";
import type { OrgMemberSearchQuery } from "./useOrgMemberSearch.js";
import { wordsOf } from "./useSearchText.js";

/** A search session beside a list that has its own data. */
export function useSearchSession<M extends Member>(
  query: OrgMemberSearchQuery<M>,
  args: QueryArgs,
  text: string,
) {
  const words = wordsOf(text);
  const scope = words === "" ? null : sourceOf(query, args);
  const own = useOwnSession<M>({ scope, criteria: words });

  const [answered, setAnswered] = useState<{ text: string; words: string } | null>(null);
  const { standing } = own.session;
  const isAnswer = standing === "live" || standing === "held";
  const isOther = answered?.words !== words;
  const now = words === "" ? null : isAnswer && isOther ? { text, words } : answered;
  if (now !== answered) setAnswered(now);
  return {
    ...own,
    /** The search that the rows are the result of; `null` for none. */
    answered: now,
    /** Whether another search is being loaded. */
    isStale: words !== "" && now?.words !== words,
    feed: scope === null ? null : { query, args: { ...args, search: words } },
  };
}
