import type { ListEnd, ListView } from "../session/listView.js";
import type { MemberListLocalization } from "./localization.js";

/** What a screen reader has been told, or would be told now. */
export interface Spoken {
  readonly view: ListView;
  readonly end: ListEnd;
  readonly count: number;
  readonly reconnecting: boolean;
  /** What the rows answer. */
  readonly criteria: string;
}

/**
 * What to say about the way from `before` to `now`. A member more or less is not worth an
 * interruption; a page asked for is.
 *
 * @param pageArrived whether more was being loaded in between
 * @returns `null` for nothing
 */
export function announcement(
  before: Spoken | null,
  now: Spoken,
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
  if (known === 0 && before !== null) return words.loaded(now.count, now.count);
  return pageArrived && now.count > known ? words.loaded(now.count - known, now.count) : null;
}

/** The headline of a view that has no rows. */
export function viewTitle(view: Exclude<ListView, "ready">, words: MemberListLocalization): string {
  const titles = {
    "signed-out": words.signedOutTitle,
    "no-access": words.noAccessTitle,
    loading: words.loading,
    error: words.errorTitle,
    empty: words.emptyTitle,
  };
  return titles[view];
}
