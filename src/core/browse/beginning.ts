import type { Member } from "../member.js";
import { type Located, type Pager, type Seek, viewOf } from "./pager.js";
import { newPage } from "./page.js";
import type { Place } from "./place.js";
import { sectionAt } from "./section.js";

/** Where loading begins. */
interface Beginning {
  readonly origin: Place;
  readonly section: string;
  /** How many members of the section stand before the origin, as far as is known. */
  readonly rank: number;
}

export const TOP: Beginning = { origin: { edge: "before", section: "" }, section: "", rank: 0 };

/**
 * How much of a page is loaded before the reader's first row, so that one page is enough for what
 * is in view and some rows around it.
 */
const LEAD = 0.35;

/**
 * How often loading begins for one place. If the counts are wrong there may be no members, and
 * asking again would not help.
 */
const MAX_TIMES = 3;

/** Forgets all pages and starts with one page elsewhere. */
export function begunAt<M extends Member>(pager: Pager<M>, beginning: Beginning): Pager<M> {
  const { origin } = beginning;
  const order = "edge" in origin && origin.edge === "after" ? "desc" : "asc";
  const page = newPage<M>(`${pager.serial}`, { from: origin, order, cursor: null, end: null });
  return {
    ...pager,
    run: { ...beginning, pages: [page] },
    seek: null,
    isGoing: false,
    serial: pager.serial + 1,
  };
}

/**
 * Starts loading where the reader is: at the edge of a section if one is near. Otherwise the server
 * is asked which member is there, and the loaded pages stay until it answers.
 */
export function begunInView<M extends Member>(pager: Pager<M>): Pager<M> {
  const { arrangement, pageSize, seek, serial } = pager;
  const { first } = viewOf(pager);
  const at = sectionAt(arrangement.sections, first);
  if (at === undefined) return begunAt(pager, TOP);
  const { section, count } = at;
  const lead = Math.floor(LEAD * pageSize);
  const rankInView = first - at.first;
  const rank = rankInView - lead;
  if (seek?.section === section && Math.abs(seek.rank - rank) < lead / 2) return pager;
  const place = `${section} ${rankInView} ${count}`;
  const times = place === pager.begun.place ? pager.begun.times + 1 : 1;
  if (times > MAX_TIMES) return pager;
  const next = { ...pager, begun: { place, times } };

  if (rank <= 0) {
    const isTop = arrangement.sections[0]?.section === section;
    return begunAt(next, isTop ? TOP : { origin: { edge: "before", section }, section, rank: 0 });
  }
  if (rankInView > count - lead) {
    return begunAt(next, { origin: { edge: "after", section }, section, rank: count });
  }
  const isFromTop = rank <= count / 2;
  return {
    ...next,
    serial: serial + 1,
    seek: {
      id: serial,
      from: { edge: isFromTop ? "before" : "after", section },
      order: isFromTop ? "asc" : "desc",
      skip: isFromTop ? rank : count - 1 - rank,
      section,
      rank,
    },
  };
}

/** Starts at the member found, or asks again from there if too few members were skipped. */
export function begunAtFound<M extends Member>(
  pager: Pager<M>,
  seek: Seek,
  found: Located | null,
): Pager<M> {
  const { section, order, skip, rank } = seek;
  if (found === null) {
    return begunAt(pager, { origin: { edge: "before", section }, section, rank: 0 });
  }
  const origin: Place = { member: found.member, section: found.section };
  // Reading backwards from a member begins with the member before.
  const left = skip - found.skipped;
  const from = order === "asc" ? left : left - 1;
  const goesOn = found.section === section && from > 0 && found.skipped > 0;
  if (goesOn) {
    const next = { ...seek, id: pager.serial, from: origin, skip: from };
    return { ...pager, seek: next, serial: pager.serial + 1 };
  }
  // The counts may be wrong: start at the member found, even if another was expected.
  return begunAt(pager, {
    origin,
    section: found.section,
    rank: found.section === section ? rank : found.before,
  });
}
