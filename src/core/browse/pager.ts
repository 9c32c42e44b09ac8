import type { Member } from "../member.js";
import type { AuthStatus } from "../session/paginatedMembers.js";
import type { Failing } from "../session/session.js";
import type { Arrangement } from "./arrangement.js";
import type { PageAnswer } from "./page.js";
import type { Place } from "./place.js";
import type { SectionCount } from "./section.js";
import type { Run } from "./run.js";

/** Which list is asked for, and whether the viewer may ask. */
export interface BrowseAsk {
  /** The queries and their tenant. A change drops every row at once. */
  readonly scope: string;
  readonly auth: AuthStatus;
  /** Whether the list is on screen. If not, only the counts and one page are kept up to date. */
  readonly isShown: boolean;
}

/** The rows in view, both ends included. */
export interface View {
  readonly first: number;
  readonly last: number;
  /** Whether the reader is still scrolling. Pages passed on the way are not loaded. */
  readonly isMoving: boolean;
}

/** A question to the server: which member is at the place where loading should begin? */
export interface Seek {
  /** Identifies the question. */
  readonly id: number;
  /** The member asked for is `skip` members further from here. */
  readonly from: Place;
  readonly order: "asc" | "desc";
  readonly skip: number;
  /** Where that member is expected: the section, and how many of its members are before. */
  readonly section: string;
  readonly rank: number;
}

/** The answer to a {@link Seek}. */
export interface Located {
  readonly member: string;
  readonly section: string;
  /** How many members were skipped: at an end, and at the limit of one query, fewer than asked for. */
  readonly skipped: number;
  /** How many members of the section are before, as far as is known. */
  readonly before: number;
}

/**
 * The state of a long list: which pages are live, which one loads next, and which rows are shown
 * meanwhile.
 */
export interface Pager<M extends Member = Member> extends BrowseAsk, Failing {
  /**
   * Another number for each mount, as `usePaginatedQuery` has it: a list that is mounted for another
   * organization would be given the answers to the last one's questions, as long as the client has them.
   */
  readonly id: number;
  readonly pageSize: number;
  /** `null` until they are known. */
  readonly counts: readonly SectionCount[] | null;
  readonly run: Run<M>;
  readonly view: View;
  /** Whether the reader goes to a member: then `view` is where that member is expected. */
  readonly isGoing: boolean;
  /** The places of all members, by these counts and this run. */
  readonly arrangement: Arrangement<M>;
  readonly arrangedBy: Pick<Pager<M>, "counts" | "run"> | null;
  readonly seek: Seek | null;
  /** The place at which loading last began, and how often it did. */
  readonly begun: { readonly place: string; readonly times: number };
  /** The number that the next page or question gets. */
  readonly serial: number;
  /** Whether the component's effects are taken down while its state stays. */
  readonly away: boolean;
  /** The attempt in which the counts failed; `-1` for none. */
  readonly countsFailedIn: number;
}

export type PagerEvent<M extends Member = Member> =
  /** The component has rendered with this. */
  | { readonly type: "asked"; readonly ask: BrowseAsk }
  /** All that the subscriptions say now: `undefined` for no answer yet. */
  | {
      readonly type: "received";
      readonly counts: readonly SectionCount[] | Error | undefined;
      readonly pages: Readonly<Record<string, PageAnswer<M> | Error | undefined>>;
    }
  | { readonly type: "viewed"; readonly view: View }
  /** A {@link Seek} was answered: with `null` if no member is there. */
  | { readonly type: "located"; readonly id: number; readonly found: Located | null | Error }
  /** The reader goes to a member who is not loaded. */
  | { readonly type: "wanted"; readonly found: Located }
  | { readonly type: "retried" }
  /** The component's effects are taken down, or set up again. */
  | { readonly type: "left" | "returned" };

/** Whether Convex is to be asked now. */
export const isAsking = ({ auth, away }: Pager) => auth === "signedIn" && !away;

/** The rows in view. The list may have become shorter since they were reported. */
export function viewOf<M extends Member>({ view, arrangement }: Pager<M>): View {
  const end = Math.max(0, arrangement.rows.length - 1);
  return view.last <= end
    ? view
    : { ...view, first: Math.min(view.first, end), last: Math.min(view.last, end) };
}
