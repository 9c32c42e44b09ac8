import { accessErrorCode } from "./memberError.js";
import type { Member } from "../member.js";
import type { AuthStatus, PaginatedMembers, PaginationStatus } from "./paginatedMembers.js";

/** Which rows are asked for, and whether the viewer may ask. */
export interface Ask {
  /** The query and its tenant. A change drops every row at once. `null`: ask for nothing. */
  readonly scope: string | null;
  /** Which of its rows, such as a search text. Rows of earlier criteria may stay until the answer. */
  readonly criteria: string;
  readonly auth: AuthStatus;
}

/**
 * How far the rows on screen can be relied on:
 *
 * - `"none"`: nothing has been answered yet, or nothing is asked; there are no rows.
 * - `"live"`: the subscription keeps them up to date.
 * - `"held"`: an earlier subscription or a server loaded them. They stay until the new
 *   subscription has loaded as many.
 * - `"stale"`: they are the result of other criteria. They stay until the new result is there.
 */
type Standing = "none" | "live" | "held" | "stale";

/** What `usePaginatedQuery` has loaded. */
export interface Pages<M extends Member> extends Pick<
  PaginatedMembers<M>,
  "results" | "status" | "loadMore"
> {
  /** Members that the first page was asked for. */
  readonly firstPage: number;
}

/** Which rows are shown, and why: all state that outlives one subscription. */
export interface Session<M extends Member = Member> extends Ask {
  readonly standing: Standing;
  /** The members, each once: an unchanged member is the same object, an unchanged list the same array. */
  readonly rows: readonly M[];
  readonly status: PaginationStatus;
  /** What the subscription has loaded: the source of `rows` while live; while held, all so far. */
  readonly pages: Pages<M>;
  /** Identifies the subscription: a new one has another number. */
  readonly attempt: number;
  /** Members in the first page, where that is more than `initialNumItems`. */
  readonly resume: number;
  /** The size of the largest page that has loaded; for the first page, what it was asked for. */
  readonly worked: number;
  /** Pages since catching up began that had fewer members than asked for. */
  readonly short: number;
  /** Subscriptions of this scope that have failed. */
  readonly failures: number;
  /** Whether the component's effects are removed while its state stays, as in a hidden `<Activity>`. */
  readonly away: boolean;
  /** The error that ended a subscription, its number, and failures in a row; until rows are live. */
  readonly failure: {
    readonly error: unknown;
    readonly attempt: number;
    readonly count: number;
  } | null;
}

export type SessionEvent<M extends Member = Member> =
  /** The component has rendered with this. */
  | { readonly type: "asked"; readonly ask: Ask }
  | { readonly type: "loaded"; readonly pages: Pages<M> }
  | { readonly type: "failed"; readonly error: unknown }
  | { readonly type: "retried" }
  /** The component's effects are taken down, or set up again. */
  | { readonly type: "left" | "returned" };

/** Rows that were loaded before the component mounted. */
export type FirstRows<M extends Member> = Pick<Session<M>, "rows" | "status">;

/** Whether there is a viewer who may ask, and something to ask for. */
export const isWanted = ({ scope, auth }: Ask) => scope !== null && auth !== "signedOut";

/** Whether Convex is to be asked now. */
export const isSubscribed = ({ scope, auth, away }: Session) =>
  scope !== null && auth === "signedIn" && !away;

/**
 * Members to ask for next, to catch up with the rows held or to find the first match; 0 for none. If
 * the query leaves rows out of its pages, asking just for the missing number would make smaller and
 * smaller pages.
 */
export const missing = ({ standing, rows, pages, worked, short }: Session) =>
  standing === "stale" || (standing === "held" && short > 1)
    ? worked
    : standing === "held"
      ? Math.min(worked, rows.length - pages.results.length)
      : 0;

/**
 * Members to ask for when the reader wants `numItems` more. One failure may have been an accident;
 * after another one, ask for no larger page than has loaded before.
 */
export const nextPage = ({ failures, worked }: Session, numItems: number) =>
  failures > 1 ? Math.min(worked, numItems) : numItems;

/** The state of something that fails and is retried. */
export type Failing = Pick<Session, "failure" | "attempt">;

/** Whether the server refused the viewer. No retry helps: access must be given back. */
export const isRefused = ({ failure }: Pick<Session, "failure">) =>
  accessErrorCode(failure?.error) !== null;

/** Whether the subscription has failed, and no other has been started since. */
export const hasFailed = ({ failure, attempt }: Failing) => failure?.attempt === attempt;
