import type { Member } from "../member.js";
import { sameItems } from "../sameItems.js";
import { isRefused } from "../session/session.js";
import { accessErrorCode } from "../session/memberError.js";
import { arrange, originIndex, type Arrangement } from "./arrangement.js";
import { begunAt, begunAtFound, begunInView, TOP } from "./beginning.js";
import { isPlaceLost } from "./isPlaceLost.js";
import { answered, halves, type Page, type PageAnswer, paused, rowsOf, without } from "./page.js";
import {
  isAsking,
  type BrowseAsk,
  type Located,
  type Pager,
  type PagerEvent,
  type View,
  viewOf,
} from "./pager.js";
import { withinReach } from "./reach.js";
import { sectionAt, type SectionCount } from "./section.js";

const NOTHING: Arrangement<never> = { sections: [], rows: [], spans: [] };

/** The state of a pager that has dropped all its rows. */
const DROPPED = {
  counts: null,
  view: { first: 0, last: 0, isMoving: false },
  isGoing: false,
  arrangement: NOTHING,
  arrangedBy: null,
  seek: null,
  begun: { place: "", times: 0 },
  countsFailedIn: -1,
} as const;

/** The pager of a component that mounts. */
export function openPager<M extends Member>(ask: BrowseAsk, pageSize: number, id = 0): Pager<M> {
  const empty: Pager<M> = {
    ...ask,
    ...DROPPED,
    id,
    pageSize,
    run: { ...TOP, pages: [] },
    serial: 0,
    away: false,
    attempt: 0,
    failure: null,
  };
  return settled(begunAt(empty, TOP));
}

/**
 * What each event makes of the pager. An event that changes nothing returns the same object, so
 * that the same event may come twice.
 */
export function pagerReducer<M extends Member>(pager: Pager<M>, event: PagerEvent<M>): Pager<M> {
  const next = moved(pager, event);
  return next === pager ? pager : settled(next);
}

/** Gives each member a place and loads what is missing, until nothing is left to do. */
function settled<M extends Member>(pager: Pager<M>): Pager<M> {
  let now = arranged(pager);
  for (;;) {
    const next = withinReach(now);
    if (next === now) return isMended(now) ? { ...now, failure: null } : now;
    now = arranged(next);
  }
}

/** Whether all that failed has answered since, or is no longer asked for. */
function isMended<M extends Member>(pager: Pager<M>): boolean {
  const { failure, attempt, seek, countsFailedIn, run } = pager;
  const live = run.pages.filter(({ isLive }) => isLive);
  return (
    failure !== null &&
    failure.attempt !== attempt &&
    !isRefused(pager) &&
    seek === null &&
    countsFailedIn < 0 &&
    live.length > 0 &&
    live.every(({ isFresh }) => isFresh)
  );
}

function moved<M extends Member>(pager: Pager<M>, event: PagerEvent<M>): Pager<M> {
  switch (event.type) {
    case "asked":
      return asked(pager, event.ask);
    case "received":
      return isAsking(pager) ? received(pager, event) : pager;
    case "viewed": {
      const { first, last, isMoving } = event.view;
      const { view, isGoing } = pager;
      const isSame = first === view.first && last === view.last && isMoving === view.isMoving;
      if (isSame && !isGoing) return pager;
      return { ...pager, view: event.view, isGoing: false, begun: DROPPED.begun };
    }
    case "located":
      return event.id === pager.seek?.id ? located(pager, event.found) : pager;
    case "wanted":
      return goneTo(pager, event.found);
    case "retried":
      return pager.failure?.attempt === pager.attempt ? retried(pager) : pager;
    case "left":
      return pager.away ? pager : { ...pager, away: true };
    case "returned":
      return pager.away ? { ...pager, away: false } : pager;
  }
}

function asked<M extends Member>(pager: Pager<M>, ask: BrowseAsk): Pager<M> {
  const isOther =
    ask.scope !== pager.scope || (ask.auth === "signedOut") !== (pager.auth === "signedOut");
  if (isOther) return { ...dropped(pager), ...ask, failure: null };
  return ask.auth === pager.auth && ask.isShown === pager.isShown ? pager : { ...pager, ...ask };
}

/** Drops all rows; loading begins at the top. */
function dropped<M extends Member>(pager: Pager<M>): Pager<M> {
  return begunAt({ ...pager, ...DROPPED }, TOP);
}

type Received<M extends Member> = Extract<PagerEvent<M>, { type: "received" }>;

function received<M extends Member>(pager: Pager<M>, { counts, pages }: Received<M>): Pager<M> {
  const answers = pager.run.pages.map(({ key, isLive }) => (isLive ? pages[key] : undefined));
  const errors = [counts, ...answers].filter((answer) => answer instanceof Error);
  const refusal = errors.find((error) => accessErrorCode(error) !== null);
  if (refusal !== undefined) {
    return isRefused(pager) ? pager : refusedBy(pager, refusal);
  }
  if (isRefused(pager)) {
    // An answer: access is given back.
    return counts === undefined
      ? pager
      : received({ ...retried(pager), failure: null }, { type: "received", counts, pages });
  }
  // Counts that come before any page may be those of the organization that was shown before.
  const isEarly =
    pager.counts === null &&
    pager.run.pages.every(({ isLive }, i) => isLive && answers[i] === undefined);
  const counted = isEarly ? pager : withCounts(pager, counts);
  const isOther = pager.run.pages.some(
    (page, i) => isPlaceLost(answers[i]) || hasNobodyLeft(page, answers[i]),
  );
  // It may be another organization's list now: none of these rows may stay.
  if (isOther) return begunAnew(counted);
  const next = withAnswers(counted, answers);
  const error = errors[0];
  if (error !== undefined) {
    const failure = failureOf(pager, error);
    return failure === next.failure ? next : { ...next, failure };
  }
  return next;
}

/** Whether an answer holds members, but none of those who were on the page a moment ago. */
function hasNobodyLeft<M extends Member>(
  page: Page<M>,
  answer: PageAnswer<M> | Error | undefined,
): boolean {
  if (!page.isFresh || answer === undefined || answer instanceof Error) return false;
  if (answer === page.answer || answer.page.length === 0) return false;
  const before = new Set(rowsOf(page).map(({ _id }) => _id));
  return before.size > 0 && !answer.page.some(({ _id }) => before.has(_id));
}

/** The viewer has no access any more, whatever else has failed before. */
function refusedBy<M extends Member>(pager: Pager<M>, error: unknown): Pager<M> {
  return { ...dropped(pager), failure: { ...failureOf(pager, error), error } };
}

/** Several queries may fail in one attempt. */
function failureOf({ failure, attempt }: Pager, error: unknown): NonNullable<Pager["failure"]> {
  return failure?.attempt === attempt
    ? failure
    : { error, attempt, count: (failure?.count ?? 0) + 1 };
}

function retried<M extends Member>(pager: Pager<M>): Pager<M> {
  const { attempt, serial, seek } = pager;
  const again = seek && { ...seek, id: serial };
  return { ...pager, attempt: attempt + 1, serial: serial + 1, seek: again };
}

/**
 * Drops the rows, and begins to load where the reader is: at a member in view, so that the same rows
 * come back if it is the same list. The number of members before them may be an estimate.
 */
function begunAnew<M extends Member>(pager: Pager<M>): Pager<M> {
  const { rows, sections } = pager.arrangement;
  const { origin: lost } = pager.run;
  const { first, last } = viewOf(pager);
  const bare = arranged({
    ...pager,
    run: { ...TOP, pages: [] },
    seek: null,
    begun: DROPPED.begun,
  });
  const index = rows.findIndex(
    (row, i) => i >= first && i <= last && row && !("member" in lost && row._id === lost.member),
  );
  if (index < 0) return begunInView(bare);
  const { section, first: start } = sectionAt(sections, index)!;
  const origin = { member: rows[index]!._id, section };
  return begunAt(bare, { origin, section, rank: index - start });
}

function withCounts<M extends Member>(pager: Pager<M>, counts: Received<M>["counts"]): Pager<M> {
  if (counts === undefined || counts === pager.counts) return pager;
  if (counts instanceof Error) {
    const { attempt, countsFailedIn } = pager;
    return countsFailedIn === attempt ? pager : { ...pager, countsFailedIn: attempt };
  }
  return { ...pager, counts, countsFailedIn: -1, begun: DROPPED.begun };
}

function withAnswers<M extends Member>(
  pager: Pager<M>,
  answers: readonly Received<M>["pages"][string][],
): Pager<M> {
  const { run, attempt, pageSize } = pager;
  let { serial } = pager;
  const newcomers = new Set<string>();
  const pages = run.pages.flatMap((page, i) => {
    const answer = answers[i];
    if (answer === undefined) return [page];
    if (answer instanceof Error) return [{ ...paused(page), failedIn: attempt }];
    const next = answered(page, answer);
    if (next === page) return [page];
    const before = new Set(rowsOf(page).map(({ _id }) => _id));
    for (const { _id } of rowsOf(next)) if (!before.has(_id)) newcomers.add(_id);
    const split = halves(next, 2 * pageSize, [`${serial}`, `${serial + 1}`]);
    if (split === null) return [next];
    serial += 2;
    return split;
  });
  if (sameItems(pages, run.pages)) return pager;
  return {
    ...pager,
    serial,
    run: {
      ...run,
      // A newcomer may still be among the old rows of a paused page: remove them there.
      pages: pages.map((page) => (page.isFresh ? page : without(page, newcomers))),
    },
  };
}

function located<M extends Member>(
  pager: Pager<M>,
  found: Extract<PagerEvent, { type: "located" }>["found"],
): Pager<M> {
  if (!(found instanceof Error)) return begunAtFound(pager, pager.seek!, found);
  if (accessErrorCode(found) !== null) return refusedBy(pager, found);
  // The member to continue from has left: ask again.
  if (isPlaceLost(found)) return { ...pager, seek: null, begun: DROPPED.begun };
  return { ...pager, failure: failureOf(pager, found) };
}

/** Moves the view to where the member is expected, and starts loading at the member. */
function goneTo<M extends Member>(pager: Pager<M>, { member, section, before }: Located): Pager<M> {
  const { sections, rows } = pager.arrangement;
  const first = originIndex({ section, rank: before }, sections, rows.length);
  const last = first + pager.view.last - pager.view.first;
  const gone = { ...pager, view: { first, last, isMoving: false }, begun: DROPPED.begun };
  const begun = begunAt(gone, { origin: { member, section }, section, rank: before });
  return { ...begun, isGoing: true };
}

/** Arranges the members again. Arrays in which nothing has changed stay the same. */
function arranged<M extends Member>(pager: Pager<M>): Pager<M> {
  const { counts, run, arrangedBy, arrangement: before } = pager;
  if (arrangedBy?.counts === counts && arrangedBy.run === run) return pager;
  const next = arrange(counts, run);
  // The pages may have changed without their members, and members without the sections.
  const arrangement = {
    ...next,
    rows: sameItems(next.rows, before.rows) ? before.rows : next.rows,
    sections: sameItems(next.sections, before.sections, isSameCount)
      ? before.sections
      : next.sections,
  };
  return { ...pager, view: viewIn(pager, arrangement), arrangement, arrangedBy: { counts, run } };
}

/** Others may join before the member that the reader goes to: then the member is expected elsewhere. */
function viewIn<M extends Member>(pager: Pager<M>, { sections, rows }: Arrangement<M>): View {
  const { run, view, isGoing, arrangement } = pager;
  if (!isGoing || run.pages.some(({ isSeen }) => isSeen)) return view;
  const before = originIndex(run, arrangement.sections, arrangement.rows.length);
  const by = originIndex(run, sections, rows.length) - before;
  return by === 0 ? view : { ...view, first: view.first + by, last: view.last + by };
}

const isSameCount = (one: SectionCount, other: SectionCount) =>
  one.section === other.section && one.count === other.count;
