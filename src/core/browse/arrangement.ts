import type { Member } from "../member.js";
import { isKnown, type Group, type Page } from "./page.js";
import type { Run } from "./run.js";
import type { Section, SectionCount } from "./section.js";
import { compareSections } from "../words/sectionOrder.js";

/** The whole list: the members that are loaded, and places for the others. */
export interface Arrangement<M extends Member> {
  /** In order. Each has at least one member. */
  readonly sections: readonly Section[];
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
  const top = edgeOf(pages, "above");
  const bottom = edgeOf(pages, "below");

  const sections: Section[] = [];
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
    if (rows.length > first) sections.push({ section, first, count: rows.length - first });
  }
  const isNobodyShown = spans.every(({ start }) => start < 0);
  placeEmptyPages(spans, isNobodyShown ? originIndex(run, sections, rows.length) : null);
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
      before === undefined && !(own.length > 0 ? top.isSectionEdge : top.isPast(section));
    const isOpenBelow =
      after === undefined && !(own.length > 0 ? bottom.isSectionEdge : bottom.isPast(section));
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
function rankOfHead<M extends Member>(run: Run<M>, section: string) {
  const { origin, rank, pages } = run;
  if (section !== run.section) return 0;
  let above = 0;
  for (const { from, order, groups } of pages) {
    if (from !== origin || order !== "desc") break;
    for (const group of groups) if (group.section === section) above += group.rows.length;
  }
  return rank - above;
}

/** What the first page tells about the members above it, and the last one about those below. */
function edgeOf<M extends Member>(pages: readonly Page<M>[], side: "above" | "below") {
  const isAbove = side === "above";
  const page = isAbove ? pages.find(isKnown) : pages.findLast(isKnown);
  const isInward = page?.order === (isAbove ? "asc" : "desc");
  const from = page && "edge" in page.from ? page.from : null;
  const isAtPlace = isInward && from !== null && page?.cursor === null;
  const isAtEnd = !isInward && page?.isLast === true;
  return {
    isSectionEdge: isAtPlace || isAtEnd,
    /** Whether the page reaches so far that it would hold a member of the section. */
    isPast(section: string): boolean {
      if (from === null) return false;
      const order = compareSections(section, from.section) * (isAbove ? 1 : -1);
      const faces = from.edge === (isAbove ? "before" : "after");
      return isAtEnd || (isAtPlace && (faces ? order >= 0 : order > 0));
    },
  };
}

/** The row at which a run begins while none of its members is loaded. */
export function originIndex<M extends Member>(
  { section, rank }: Pick<Run<M>, "section" | "rank">,
  sections: readonly Section[],
  rowCount: number,
): number {
  const next = sections.find((each) => compareSections(each.section, section) >= 0);
  if (next === undefined) return rowCount;
  return next.first + (next.section === section ? Math.min(rank, next.count) : 0);
}

/** An empty page starts where the page before it ends; the first ones, where the next page starts. */
function placeEmptyPages(spans: { start: number; end: number }[], origin: number | null) {
  let at = origin ?? spans.find(({ start }) => start >= 0)?.start ?? 0;
  for (const span of spans) {
    if (span.start < 0) span.start = span.end = at;
    at = span.end;
  }
}
