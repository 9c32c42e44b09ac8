import type { Member } from "../core/member.js";
import type { Session } from "../core/session/session.js";

/** A search, and where it is done. */
export interface Search {
  /** As it was typed, to be shown. */
  readonly text: string;
  /** What to look for, folded; `""` for nothing: everybody is shown. */
  readonly words: string;
  /** Whether the server looks for it; else it is looked for in what is loaded. */
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
 * Where a text is to be searched for: in the page, where every member is loaded and they are few,
 * and on the server, else. It stays there until the text is empty, even if all that it finds is few:
 * a search that changed its place while one types would change its order too.
 *
 * @param wasOnServer where the text before was searched for
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

/** Whether the rows do not answer what is wanted. A text that is taken back in time is answered. */
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
 * Without a query to ask, what is loaded is all that can be searched, so it is loaded up to the
 * limit. What is beyond is not searched.
 */
export function reachInPage(wanted: Search, { rows, status }: Loaded, { limit }: Limits): Reach {
  if (wanted.words === "" || wanted.onServer || status === "Exhausted") return "done";
  return rows.length < limit ? "loading" : "partly";
}
