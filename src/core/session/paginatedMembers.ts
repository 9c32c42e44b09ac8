import type { Member } from "../member.js";

/** Convex's own pagination status, as `usePaginatedQuery` returns it. */
export type PaginationStatus = "LoadingFirstPage" | "CanLoadMore" | "LoadingMore" | "Exhausted";

/** Whether anyone is signed in; `"loading"` until the server has confirmed the first token. */
export type AuthStatus = "loading" | "signedOut" | "signedIn";

/**
 * The members loaded so far and how to load more: the result of `usePaginatedQuery`, or of
 * `useActiveOrgMembers`, which adds `auth`.
 */
export interface PaginatedMembers<M extends Member = Member> {
  readonly results: readonly M[];
  readonly status: PaginationStatus;
  /** Asks for `numItems` more; without effect unless `status` is `"CanLoadMore"`. */
  readonly loadMore: (numItems: number) => void;
  readonly auth?: AuthStatus;
}
