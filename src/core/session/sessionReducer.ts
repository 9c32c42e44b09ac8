import type { Member } from "../member.js";
import { assertMember } from "./assertMember.js";
import { accessErrorCode } from "./memberError.js";
import { reconcile } from "./reconcile.js";
import {
  type Ask,
  type FirstRows,
  hasFailed,
  isSubscribed,
  isWanted,
  missing,
  type Pages,
  type Session,
  type SessionEvent,
} from "./session.js";

const NONE: readonly never[] = [];
const NO_PAGES: Pages<never> = {
  results: NONE,
  status: "LoadingFirstPage",
  loadMore: () => {},
  firstPage: 0,
};

/** After so many pages without a match, show the result. */
const PATIENCE = 10;

/** The session of a component that mounts, with rows loaded before where there are any. */
export function openSession<M extends Member>(ask: Ask, first?: FirstRows<M> | null): Session<M> {
  const session = drop<M>({ ...ask, attempt: 0, away: false });
  if (!first || !isWanted(ask)) return session;
  const rows = reconcile(NONE, NONE, first.rows);
  const worked = rows.length;
  return hold({ ...session, standing: "live", rows, status: first.status, worked }, "held");
}

/**
 * What each event makes of the session. An event that changes nothing returns the same object, so
 * that the same event may come twice.
 */
export function sessionReducer<M extends Member>(
  session: Session<M>,
  event: SessionEvent<M>,
): Session<M> {
  const { attempt } = session;
  switch (event.type) {
    case "asked":
      return asked(session, event.ask);
    case "loaded":
      return isSubscribed(session) ? loaded(session, event.pages) : session;
    case "failed": {
      const { error } = event;
      const count = (session.failure?.count ?? 0) + 1;
      return {
        ...(accessErrorCode(error) === null ? hold(session, "held") : drop(session)),
        // The next subscription waits for a retry.
        attempt,
        failures: session.failures + 1,
        failure: { error, attempt, count },
      };
    }
    case "retried":
      return hasFailed(session) ? { ...session, attempt: attempt + 1 } : session;
    case "left":
      return { ...hold(session, "held"), away: true };
    case "returned":
      return session.away ? { ...session, away: false } : session;
  }
}

function asked<M extends Member>(session: Session<M>, ask: Ask): Session<M> {
  const next = { ...session, ...ask };
  if (ask.scope !== session.scope || isWanted(ask) !== isWanted(session)) return drop(next);
  if (ask.criteria !== session.criteria) {
    return { ...hold(next, "stale"), attempt: session.attempt + 1, failure: null, worked: 0 };
  }
  if (ask.auth === session.auth) return session;
  // The sign-in was confirmed, for the first time or again.
  return ask.auth === "signedIn" ? next : hold(next, "held");
}

function loaded<M extends Member>(session: Session<M>, pages: Pages<M>): Session<M> {
  const { standing, rows } = session;
  const { results, status } = pages;
  const live = standing === "live";
  if (pages === session.pages) return session;
  if (status === "LoadingFirstPage") {
    // Convex's hook starts again when a cursor is refused, which may mean another organization.
    return live ? drop(session) : session;
  }
  const brought = results.length - session.pages.results.length;
  const worked = Math.max(session.worked, brought, pages.firstPage);
  const isShort = status === "CanLoadMore" && brought < missing({ ...session, worked });
  const next = { ...session, worked, short: session.short + (isShort ? 1 : 0) };
  if (isToWait(next, pages)) return { ...next, pages };
  return {
    ...next,
    standing: "live",
    rows: reconcile(rows, live ? session.pages.results : NONE, results),
    status,
    pages,
    failure: null,
  };
}

/** Drops all rows; another subscription starts from nothing. */
function drop<M extends Member>(session: Ask & Pick<Session, "attempt" | "away">): Session<M> {
  return {
    ...session,
    standing: "none",
    rows: NONE,
    // Signed out or skipped: an empty list that is not loading.
    status: isWanted(session) ? "LoadingFirstPage" : "Exhausted",
    pages: NO_PAGES,
    attempt: session.attempt + 1,
    resume: 0,
    worked: 0,
    short: 0,
    failures: 0,
    failure: null,
  };
}

/** Keeps the rows, if there are any answers, until another subscription has caught up with them. */
function hold<M extends Member>(session: Session<M>, as: "held" | "stale"): Session<M> {
  if (session.standing === "none") return session;
  const standing = session.standing === "stale" ? "stale" : as;
  return {
    ...session,
    standing,
    // More is being loaded, unless these rows were all there is.
    status: session.status === "Exhausted" ? "Exhausted" : "LoadingMore",
    pages: NO_PAGES,
    // Convex's hook would ask for the pages it had by their cursors, and leave out who joined since.
    attempt: session.attempt + 1,
    short: 0,
    // As large as what it replaces, so that it takes one round trip; but a page larger than any that
    // has loaded may exceed what Convex reads at once, every time.
    resume: standing === "held" ? Math.min(session.worked, session.rows.length) : 0,
  };
}

/** Whether the rows shown must stay, because what has loaded cannot replace them yet. */
function isToWait({ standing, rows, short }: Session, pages: Pages<Member>): boolean {
  if (standing === "held") return !hasCaughtUp(rows, pages);
  const isNobodyYet = pages.results.length === 0 && pages.status !== "Exhausted";
  return standing === "stale" && isNobodyYet && short < PATIENCE;
}

/** Whether what has been loaded may take the place of the rows held. */
function hasCaughtUp(held: readonly Member[], { results, status }: Pages<Member>): boolean {
  if (status === "Exhausted" || results.length >= held.length) return true;
  results.forEach(assertMember);
  // Nothing in common: these are members of another organization, and the rows held must go.
  const ids = new Set(results.map((member) => member._id));
  return ids.size > 0 && !held.some((member) => ids.has(member._id));
}
