import type { Member } from "../member.js";
import { sameItems } from "../sameItems.js";
import { isRefused } from "../session/session.js";
import { begunInView } from "./beginning.js";
import { isKnown, joined, newPage, paused, type Page } from "./page.js";
import { isAsking, type Pager, viewOf } from "./pager.js";
import { rangeAbove, rangeBelow } from "./run.js";

/** Pages that are live at a time, at most. With full pages, REACH and STAY allow far fewer. */
const MAX_LIVE_PAGES = 12;

/** How far from the rows in view a page becomes live, in pages: at rest, and while scrolling. */
const REACH = { resting: 0.3, moving: 1 };

/** How far away a live page stays live, in pages, so that scrolling back does not reload it. */
const STAY = 1.5;

/**
 * Subscribes to the pages around the rows in view, and to no others; loads more where they end; and
 * starts loading elsewhere once the reader rests there.
 *
 * One step at a time: the same pager where nothing is left to do.
 */
export function withinReach<M extends Member>(pager: Pager<M>): Pager<M> {
  const { run, pageSize, counts } = pager;
  if (!isAsking(pager) || isRefused(pager)) return withPages(pager, run.pages.map(paused));
  const { isMoving } = pager.view;
  const distances = run.pages.map((_, i) => distanceOf(pager, i));
  if (!pager.isShown) {
    const sentinel = sentinelOf(pager, distances);
    const others = run.pages.map((page, i) => (i === sentinel ? page : paused(page)));
    return withSentinel(withPages(pager, others), distances);
  }
  const isLiveNearby = run.pages.some(({ isLive }, i) => isLive && distances[i]! < pageSize);
  // The reader scrolls faster than pages load.
  if (isMoving && !isLiveNearby) return withSentinel(pager, distances);
  // Without counts the list is no longer than what is loaded.
  if (!isNear(pager) && counts !== null) {
    return withSentinel(isMoving ? pager : begunInView(pager), distances);
  }

  const sought = pager.seek === null ? pager : { ...pager, seek: null };
  const reach = pageSize * (isMoving ? REACH.moving : REACH.resting);
  const one = withJoinedPages(sought, distances, reach);
  if (one !== sought) return one;
  const more = extended(sought, reach);
  if (more !== sought) return more;
  return withLivePages(sought, distances, reach);
}

/**
 * Keeps at least one page with members live, wherever the reader is: it tells when these are no
 * longer the rows of the viewer's organization.
 */
function withSentinel<M extends Member>(pager: Pager<M>, distances: readonly number[]): Pager<M> {
  const { pages } = pager.run;
  if (pages.some(({ isLive, groups }) => isLive && groups.length > 0)) return pager;
  const sentinel = sentinelOf(pager, distances);
  return withPages(
    pager,
    pages.map((page, i) => (i === sentinel ? { ...page, isLive: true } : page)),
  );
}

/** The nearest page with members that has not just failed; `-1` for none. */
function sentinelOf<M extends Member>(pager: Pager<M>, distances: readonly number[]): number {
  const { run, attempt } = pager;
  return run.pages.reduce(
    (nearest, { groups, failedIn }, i) =>
      groups.length > 0 && failedIn !== attempt && !(distances[i]! >= distances[nearest]!)
        ? i
        : nearest,
    -1,
  );
}

function withPages<M extends Member>(pager: Pager<M>, pages: readonly Page<M>[]): Pager<M> {
  const { run } = pager;
  return sameItems(pages, run.pages) ? pager : { ...pager, run: { ...run, pages } };
}

/** Rows between a page and what is in view; 0 where it is in view. */
function distanceOf<M extends Member>(pager: Pager<M>, page: number): number {
  const { start, end } = pager.arrangement.spans[page]!;
  const { first, last } = viewOf(pager);
  return Math.max(0, start - last, first - Math.max(start, end - 1));
}

function spanOfRun<M extends Member>({ arrangement }: Pager<M>) {
  const { spans } = arrangement;
  return { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 };
}

/** Whether the rows in view are within the run, or at most one page away from it. */
function isNear<M extends Member>(pager: Pager<M>): boolean {
  const { first, last } = viewOf(pager);
  const { start, end } = spanOfRun(pager);
  return last >= start - pager.pageSize && first <= end + pager.pageSize;
}

/** Joins neighboring pages with few members: each page is a subscription. */
function withJoinedPages<M extends Member>(
  pager: Pager<M>,
  distances: readonly number[],
  reach: number,
): Pager<M> {
  const { pages } = pager.run;
  for (let i = 1; i < pages.length; i++) {
    if (distances[i - 1]! >= reach || distances[i]! >= reach) continue;
    const page = joined(pages[i - 1]!, pages[i]!, pager.pageSize / 2, `${pager.serial}`);
    if (page === null) continue;
    const next = withPages(pager, pages.toSpliced(i - 1, 2, page));
    return { ...next, serial: pager.serial + 1 };
  }
  return pager;
}

/** Loads the next page at either end that is within reach. */
function extended<M extends Member>(pager: Pager<M>, reach: number): Pager<M> {
  const { run, serial } = pager;
  const { first, last } = viewOf(pager);
  const { start, end } = spanOfRun(pager);
  const above = first - reach <= start ? rangeAbove(run) : null;
  if (above !== null) {
    const pages = [newPage<M>(`${serial}`, above), ...run.pages];
    return { ...withPages(pager, pages), serial: serial + 1 };
  }
  const below = last + reach >= end ? rangeBelow(run) : null;
  if (below !== null) {
    const pages = [...run.pages, newPage<M>(`${serial}`, below)];
    return { ...withPages(pager, pages), serial: serial + 1 };
  }
  return pager;
}

function withLivePages<M extends Member>(
  pager: Pager<M>,
  distances: readonly number[],
  reach: number,
): Pager<M> {
  const { run, pageSize, attempt } = pager;
  const wanted = run.pages
    .map((page, i) => ({ page, distance: distances[i]! }))
    .filter(
      ({ page, distance }) =>
        // Before a page has answered, it is unknown how far it reaches.
        page.failedIn !== attempt &&
        distance < (page.isLive || !isKnown(page) ? STAY * pageSize : reach),
    )
    // Those without an answer first: more pages than may be live can be in view, and each is loaded once.
    .toSorted(
      (a, b) => Number(isKnown(a.page)) - Number(isKnown(b.page)) || a.distance - b.distance,
    )
    .slice(0, MAX_LIVE_PAGES);
  const live = new Set(wanted.map(({ page }) => page));
  return withPages(
    pager,
    run.pages.map((page) =>
      live.has(page) ? (page.isLive ? page : { ...page, isLive: true }) : paused(page),
    ),
  );
}
