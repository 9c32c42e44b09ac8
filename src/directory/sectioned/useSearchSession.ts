import type { Member } from "../../core/member.js";
import { type QueryArgs, sourceOf } from "../../core/session/membersQuery.js";
import { useKept } from "../../hooks/useCell.js";
import { useOwnSession } from "../../hooks/useOwnSession.js";
import type { OrgMemberSearchQuery } from "../useOrgMemberSearch.js";
import { wordsOf } from "../useSearchText.js";

/** A search whose result is shown. */
interface Answered {
  readonly text: string;
  readonly words: string;
}

/** A search session beside a list that has its own data. */
export function useSearchSession<M extends Member>(
  query: OrgMemberSearchQuery<M>,
  args: QueryArgs,
  text: string,
) {
  const words = wordsOf(text);
  const scope = words === "" ? null : sourceOf(query, args);
  const own = useOwnSession<M>({ scope, criteria: words });

  const { standing } = own.session;
  const isAnswer = standing === "live" || standing === "held";
  const answered = useKept<Answered | null>(null, (last) => {
    if (words === "") return null;
    return isAnswer && last?.words !== words ? { text, words } : last;
  });
  return {
    ...own,
    /** The search that the rows are the result of; `null` for none. */
    answered,
    /** Whether another search is being loaded. */
    isStale: words !== "" && answered?.words !== words,
    feed: scope === null ? null : { query, args: { ...args, search: words } },
  };
}
