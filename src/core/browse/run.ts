import type { Member } from "../member.js";
import { isKnown, type Page, type PageRange } from "./page.js";
import type { Place } from "./place.js";

/**
 * The part of the list that is loaded: pages that follow each other without a gap, from a place
 * where loading began, in both directions.
 *
 * There is only one. Of two runs with a gap between them, the distance would be an estimate, and
 * after some renames their order would be unknown until they meet.
 */
export interface Run<M extends Member> {
  readonly origin: Place;
  /** The section that the origin belongs to. */
  readonly section: string;
  /** How many members of that section are before the origin, as far as is known. */
  readonly rank: number;
  /** In the order of the list. */
  readonly pages: readonly Page<M>[];
}

const FROM_PLACE = { cursor: null, end: null };

/** What to load above the first page: `null` where that is the top of the list, or not known yet. */
export function rangeAbove<M extends Member>({ origin, section, pages }: Run<M>): PageRange | null {
  const [first] = pages;
  if (first === undefined || (first.order === "asc" && first.cursor === null)) {
    const isTop = "edge" in origin && origin.edge === "before" && origin.section === "";
    return isTop ? null : { from: origin, order: "desc", ...FROM_PLACE };
  }
  if (!isKnown(first)) return null;
  if (!first.isLast) return { ...first, cursor: first.end, end: null };
  if ("edge" in first.from) return null;
  return { from: { edge: "before", section }, order: "desc", ...FROM_PLACE };
}

/** What to load below the last page: `null` where that is the end of the list, or not known yet. */
export function rangeBelow<M extends Member>({ origin, section, pages }: Run<M>): PageRange | null {
  const last = pages.at(-1);
  if (
    last === undefined ||
    (last.order === "desc" && last.cursor === null && last.from === origin)
  ) {
    return { from: origin, order: "asc", ...FROM_PLACE };
  }
  if (last.order === "desc" || !isKnown(last)) return null;
  if (!last.isLast) return { ...last, cursor: last.end, end: null };
  if ("edge" in last.from) return null;
  return { from: { edge: "after", section }, order: "asc", ...FROM_PLACE };
}
