import type { Member } from "../member.js";
import type { AuthStatus } from "../session/paginatedMembers.js";
import type { Failing } from "../session/session.js";
import type { Arrangement } from "./arrangement.js";
import type { PageAnswer } from "./page.js";
import type { Place, SectionCount } from "./place.js";
import type { Run } from "./run.js";

/** Whose members are asked for, and whether anyone may ask. */
export interface BrowseAsk {
  /** The queries and their tenant. A change drops every row at once. */
  readonly scope: string;
  readonly auth: AuthStatus;
  /** Whether the list is on screen; else the counts are kept up to date, and one page. */
  readonly isShown: boolean;
}

/** The rows in view, both ends included. */
export interface View {
  readonly first: number;
  readonly last: number;
  /** Whether the reader is on the way: what flies by is not loaded. */
  readonly isMoving: boolean;
}

/** A question: who stands where loading is to begin? */
export interface Seek {
  /** Another number, another question. */
  readonly id: number;
  /** The one who stands `skip` members on from here. */
  readonly from: Place;
  readonly order: "asc" | "desc";
  readonly skip: number;
  /** Where they are expected: the section, and how many of its members stand before them. */
  readonly section: string;
  readonly rank: number;
}

/** The answer to a {@link Seek}. */
export interface Located {
  readonly member: string;
  readonly section: string;
  /** How many members were skipped: fewer than asked for at an end, and where they are very many. */
  readonly skipped: number;
  /** How many members of the section stand before, as far as is known. */
  readonly before: number;
}

/**
 * A list of any length of which a few pages are live: which of them, what is loaded next, and what
 * is seen meanwhile.
 */
export interface Pager<M extends Member = Member> extends BrowseAsk, Failing {
  readonly pageSize: number;
  /** `null` until they are known. */
  readonly counts: readonly SectionCount[] | null;
  readonly run: Run<M>;
  readonly view: View;
  /** Where everybody stands now, by these counts and this run. */
  readonly arrangement: Arrangement<M>;
  readonly arrangedBy: Pick<Pager<M>, "counts" | "run"> | null;
  readonly seek: Seek | null;
  /** For which place loading last began, and how often. */
  readonly begun: { readonly place: string; readonly times: number };
  /** Numbers pages and questions. */
  readonly serial: number;
  /** Whether the component's effects are taken down while its state stays. */
  readonly away: boolean;
  /** The attempt in which the counts failed; `-1` for none. */
  readonly countsFailedIn: number;
}

export type PagerEvent<M extends Member = Member> =
  /** What the component renders for. */
  | { readonly type: "asked"; readonly ask: BrowseAsk }
  /** All that the subscriptions say now: `undefined` for no answer yet. */
  | {
      readonly type: "received";
      readonly counts: readonly SectionCount[] | Error | undefined;
      readonly pages: Readonly<Record<string, PageAnswer<M> | Error | undefined>>;
    }
  | { readonly type: "viewed"; readonly view: View }
  /** A {@link Seek} was answered: with `null`, where nobody is there. */
  | { readonly type: "located"; readonly id: number; readonly found: Located | null | Error }
  /** The reader goes to a member who is not loaded. */
  | { readonly type: "wanted"; readonly found: Located }
  | { readonly type: "retried" }
  /** The component's effects are taken down, or set up again. */
  | { readonly type: "left" | "returned" };

/** Whether Convex is to be asked now. */
export const isAsking = ({ auth, away }: Pager) => auth === "signedIn" && !away;

/** The rows in view, where the list may have become shorter than the reader has been told. */
export function viewOf<M extends Member>({ view, arrangement }: Pager<M>): View {
  const end = Math.max(0, arrangement.rows.length - 1);
  return view.last <= end
    ? view
    : { ...view, first: Math.min(view.first, end), last: Math.min(view.last, end) };
}
