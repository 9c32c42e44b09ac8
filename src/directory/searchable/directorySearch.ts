import type { Member } from "../../core/member.js";
import type { Session } from "../../core/session/session.js";

/** A search, and whether the page or the server does it. */
export interface Search {
  /** As it was typed, to be shown. */
  readonly text: string;
  /** The words to look for, folded; `""` where everybody is shown. */
  readonly words: string;
  /** Whether the server searches; otherwise the loaded members are searched. */
  readonly onServer: boolean;
}

export const NO_SEARCH: Search = { text: "", words: "", onServer: false };

interface Limits {
  /** Whether there is a query that searches. */
  readonly hasQuery: boolean;
  /** Up to so many members, all of them loaded, are searched in the page. */
  readonly limit: number;
}

type Loaded = Pick<Session<Member>, "rows" | "status">;

/**
 * Whether the server should search: always, except where all members are loaded and few. Once the
 * server searches, it does so until the text is empty, even if few members are found: the page has
 * another order, and the rows would change it while the reader types.
 *
 * @param wasOnServer whether the server searched for the text before
 */
export function isForServer(
  words: string,
  wasOnServer: boolean,
  { rows, status }: Loaded,
  { hasQuery, limit }: Limits,
): boolean {
  const isSmall = status === "Exhausted" && rows.length <= limit;
  return words !== "" && hasQuery && (wasOnServer || !isSmall);
}

/** Whether the rows are not the result of the wanted search. They are if the text changed back. */
export function isUnanswered(
  standing: Session["standing"],
  answered: Search,
  wanted: Search,
): boolean {
  return (
    standing === "stale" &&
    (answered.words !== wanted.words || answered.onServer !== wanted.onServer)
  );
}

/** How far a search in the page has come; without one, `"done"`. */
export type Reach = "done" | "loading" | "partly";

/**
 * Without a search query only loaded members can be searched: so members are loaded up to the limit,
 * and those beyond it are not searched.
 */
export function reachInPage(wanted: Search, { rows, status }: Loaded, { limit }: Limits): Reach {
  if (wanted.words === "" || wanted.onServer || status === "Exhausted") return "done";
  return rows.length < limit ? "loading" : "partly";
}
