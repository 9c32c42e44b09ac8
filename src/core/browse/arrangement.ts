import type { Member } from "../member.js";
import { isKnown, type Group, type Page } from "./page.js";
import type { SectionCount } from "./place.js";
import type { Run } from "./run.js";
import { compareSections } from "../words/sectionOrder.js";

/** The whole list: the members that are loaded, and places for the others. */
export interface Arrangement<M extends Member> {
  /** In order. Each has at least one member. */
  readonly sections: readonly SectionCount[];
  /** One for each member there is; `undefined` where none is loaded. */
  readonly rows: readonly (M | undefined)[];
  /** Where each page of the run stands: its first row, and the one after its last. */
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/** Members of one page in one section. */
interface Piece<M extends Member> extends Group<M> {
  readonly page: number;
  readonly isFresh: boolean;
}

/**
 * Gives each member a place. Where a page is fresh, the page is right. Elsewhere the counts are: a
 * section has as many places as they say, whatever its pages had when they were last live.
 *
 * @param counts `null` until they are known: then the list is what is loaded
 */
export function arrange<M extends Member>(
  counts: readonly SectionCount[] | null,
  run: Run<M>,
): Arrangement<M> {
  const { pages } = run;
  const pieces = piecesBySection(pages);
  const countOf = new Map(counts?.map(({ section, count }) => [section, count]));
  const names = [...new Set([...countOf.keys(), ...pieces.keys()])].toSorted(compareSections);
  const loaded = [...pieces.keys()].toSorted(compareSections);
  const top = edgeAbove(run);
  const bottom = edgeBelow(run);

  const sections: SectionCount[] = [];
  const rows: (M | undefined)[] = [];
  const spans = pages.map(() => ({ start: -1, end: -1 }));
  const addHoles = (count: number) => {
    for (let i = 0; i < count; i++) rows.push(undefined);
  };
  for (const section of names) {
    const first = rows.length;
    const { above, shown, below } = placesOf(section);
    addHoles(above);
    for (const { page, rows: members, holes } of shown) {
      const span = spans[page]!;
      if (span.start < 0) span.start = rows.length;
      for (const member of members) rows.push(member);
      addHoles(holes);
      span.end = rows.length;
    }
    addHoles(below);
    if (rows.length > first) sections.push({ section, count: rows.length - first });
  }
  const isNobodyShown = spans.every(({ start }) => start < 0);
  placeEmptyPages(spans, isNobodyShown ? originIndex(run, sections) : null);
  return { sections, rows, spans };

  /** The places of a section: how many above the loaded members, what is shown, how many below. */
  function placesOf(section: string): {
    readonly above: number;
    readonly shown: readonly Part<M>[];
    readonly below: number;
  } {
    const own = pieces.get(section) ?? [];
    const missing =
      (countOf.get(section) ?? 0) - own.reduce((sum, { rows }) => sum + rows.length, 0);
    // Without counts no member is left out.
    if (missing <= 0) return { above: 0, shown: cut(own, counts ? -missing : 0), below: 0 };

    const shown = cut(own, 0);
    const before = loaded.findLast((each) => compareSections(each, section) < 0);
    const after = loaded.find((each) => compareSections(each, section) > 0);
    const isOpenAbove =
      before === undefined && !(own.length > 0 ? top.isSectionStart : top.isPast(section));
    const isOpenBelow =
      after === undefined && !(own.length > 0 ? bottom.isSectionEnd : bottom.isPast(section));
    if (isOpenAbove && isOpenBelow && own.length > 0) {
      const above = Math.max(0, Math.min(missing, rankOfHead(run, section)));
      return { above, shown, below: missing - above };
    }
    if (isOpenAbove) return { above: missing, shown, below: 0 };
    if (isOpenBelow) return { above: 0, shown, below: missing };
    // The missing members are between loaded ones: on pages without an answer, else on a paused one.
    const from = before === undefined ? 0 : pieces.get(before)!.at(-1)!.page;
    const to = after === undefined ? pages.length - 1 : pieces.get(after)![0]!.page;
    const within = pages.flatMap((page, i) => (i >= from && i <= to ? [{ ...page, page: i }] : []));
    const unseen = within.filter(({ isSeen }) => !isSeen);
    const stale = within.filter(({ isFresh }) => !isFresh).slice(-1);
    const holes = shares(missing, unseen.length > 0 ? unseen : stale);
    return { above: 0, shown: [...shown, ...holes].toSorted((a, b) => a.page - b.page), below: 0 };
  }
}

/** Shares places out among pages, where it is unknown on which of them the missing members are. */
function shares(missing: number, pages: readonly { readonly page: number }[]): Part<never>[] {
  return pages.map(({ page }, i) => {
    const upTo = (n: number) => Math.floor((missing * n) / pages.length);
    return { page, rows: [], holes: upTo(i + 1) - upTo(i) };
  });
}

/** What is shown of a page in one section: its members, and places for members not loaded. */
interface Part<M extends Member> {
  readonly page: number;
  readonly rows: readonly M[];
  readonly holes: number;
}

function piecesBySection<M extends Member>(pages: readonly Page<M>[]): Map<string, Piece<M>[]> {
  const pieces = new Map<string, Piece<M>[]>();
  pages.forEach(({ groups, isFresh }, page) => {
    for (const group of groups) {
      const piece = { ...group, page, isFresh };
      const own = pieces.get(group.section);
      if (own) own.push(piece);
      else pieces.set(group.section, [piece]);
    }
  });
  return pieces;
}

/** The pieces without the last `surplus` members of paused pages: it is unknown which have left. */
function cut<M extends Member>(pieces: readonly Piece<M>[], surplus: number): Part<M>[] {
  let left = surplus;
  return pieces
    .toReversed()
    .map(({ page, rows, isFresh }) => {
      const fewer = isFresh ? 0 : Math.min(left, rows.length);
      left -= fewer;
      return { page, rows: fewer > 0 ? rows.slice(0, rows.length - fewer) : rows, holes: 0 };
    })
    .toReversed();
}

/** How many members of its section stand before the first loaded one, as far as is known. */
function rankOfHead<M extends Member>({ origin, section, rank, pages }: Run<M>, head: string) {
  if (head !== section) return 0;
  let above = 0;
  for (const { from, order, groups } of pages) {
    if (from !== origin || order !== "desc") break;
    for (const group of groups) if (group.section === section) above += group.rows.length;
  }
  return rank - above;
}

/** What the first page tells about the members above it. */
function edgeAbove<M extends Member>({ pages }: Run<M>) {
  const first = pages.find(isKnown);
  const isAtPlace = first?.order === "asc" && first.cursor === null && "edge" in first.from;
  const isAtEnd = first?.order === "desc" && first.isLast;
  return {
    isSectionStart: isAtPlace || isAtEnd,
    /** Whether the page reaches so far that it would hold a member of the section. */
    isPast(section: string): boolean {
      if (first === undefined || !("edge" in first.from)) return false;
      const order = compareSections(section, first.from.section);
      return isAtEnd || (isAtPlace && (first.from.edge === "before" ? order >= 0 : order > 0));
    },
  };
}

/** What the last page tells about the members below it. */
function edgeBelow<M extends Member>({ pages }: Run<M>) {
  const last = pages.findLast(isKnown);
  const isAtPlace = last?.order === "desc" && last.cursor === null && "edge" in last.from;
  const isAtEnd = last?.order === "asc" && last.isLast;
  return {
    isSectionEnd: isAtPlace || isAtEnd,
    isPast(section: string): boolean {
      if (last === undefined || !("edge" in last.from)) return false;
      const order = compareSections(section, last.from.section);
      return isAtEnd || (isAtPlace && (last.from.edge === "before" ? order < 0 : order <= 0));
    },
  };
}

/** The row at which a run begins while none of its members is loaded. */
export function originIndex<M extends Member>(
  { section, rank }: Pick<Run<M>, "section" | "rank">,
  sections: readonly SectionCount[],
): number {
  let index = 0;
  for (const each of sections) {
    const order = compareSections(each.section, section);
    if (order < 0) index += each.count;
    if (order === 0) index += Math.min(rank, each.count);
  }
  return index;
}

/** An empty page starts where the page before it ends; the first ones, where the next page starts. */
function placeEmptyPages(spans: { start: number; end: number }[], origin: number | null) {
  let at = origin ?? spans.find(({ start }) => start >= 0)?.start ?? 0;
  for (const span of spans) {
    if (span.start < 0) span.start = span.end = at;
    at = span.end;
  }
}
