import type { ListEnd, ListView } from "../session/listView.js";
import type { MemberListLocalization } from "./localization.js";
import { viewTitle } from "./viewTexts.js";

/** The state that the list's status region announces. */
export interface ListStatus {
  readonly view: ListView;
  readonly end: ListEnd;
  readonly count: number;
  readonly reconnecting: boolean;
  /** The search or filter that the rows are the result of. */
  readonly criteria: string;
}

/**
 * What to announce when the list has changed. Single members who join or leave are not announced:
 * that would interrupt the reader all the time. A page that was asked for is.
 *
 * @param before what was announced last; `null` at first
 * @param pageArrived whether a page was loaded in between
 * @returns `null` for nothing
 */
export function announcement(
  before: ListStatus | null,
  now: ListStatus,
  pageArrived: boolean,
  words: MemberListLocalization,
): string | null {
  const isNewAnswer = before !== null && now.criteria !== before.criteria;
  if ((now.view !== before?.view || isNewAnswer) && now.view !== "ready") {
    return viewTitle(now.view, words);
  }
  if (now.reconnecting && !before?.reconnecting) return words.reconnecting;
  if (now.view !== "ready") return null;
  if (now.end === "error" && before?.end !== "error") return words.errorMore;
  const known = before?.view === "ready" && !isNewAnswer ? before.count : 0;
  if (now.count > 0 && known === 0 && before !== null) return words.loaded(now.count, now.count);
  return pageArrived && now.count > known ? words.loaded(now.count - known, now.count) : null;
}
