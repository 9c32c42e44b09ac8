import type { Member } from "../member.js";
import { isRefused } from "../session/session.js";
import { begunInView } from "./beginning.js";
import { isKnown, joined, newPage, paused, type Page } from "./page.js";
import { isAsking, type Pager, viewOf } from "./pager.js";
import { rangeAbove, rangeBelow } from "./run.js";

/** Pages that are live at a time, at most. */
const MAX_LIVE_PAGES = 12;

/** In pages: how far from what is in view others are live, at rest and on the way. */
const REACH = { resting: 0.3, moving: 1 };

/** A live page stays live for longer: else it would be read anew at each turn of the reader. */
const STAY = 1.5;

/**
 * Subscribes to the pages around what is in view, and to no others; loads more where they end; and
 * begins to load elsewhere once the reader has come to rest there.
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
  // Faster than pages come.
  if (isMoving && !isLiveNearby) return withSentinel(pager, distances);
  // Without counts there is nowhere to go but to what is loaded.
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
 * One page with members at least is live, wherever the reader is: it would tell if these were no
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
  const isSame =
    pages.length === run.pages.length && pages.every((page, i) => page === run.pages[i]);
  return isSame ? pager : { ...pager, run: { ...run, pages } };
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

/** Whether the run, and at most one page more, reaches what is in view. */
function isNear<M extends Member>(pager: Pager<M>): boolean {
  const { first, last } = viewOf(pager);
  const { start, end } = spanOfRun(pager);
  return last >= start - pager.pageSize && first <= end + pager.pageSize;
}

/** Many pages with few members would be many subscriptions. */
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
        // Nobody knows how far a page reaches that has not answered yet.
        page.failedIn !== attempt &&
        distance < (page.isLive || !isKnown(page) ? STAY * pageSize : reach),
    )
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, MAX_LIVE_PAGES);
  const live = new Set(wanted.map(({ page }) => page));
  return withPages(
    pager,
    run.pages.map((page) =>
      live.has(page) ? (page.isLive ? page : { ...page, isLive: true }) : paused(page),
    ),
  );
}
