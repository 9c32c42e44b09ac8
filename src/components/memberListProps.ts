import type { ComponentPropsWithoutRef, ReactNode } from "react";
import type { MemberListFailure } from "../core/session/listView.js";
import type { MemberListLocalization } from "../core/words/localization.js";
import type { Member } from "../core/member.js";
import type { PaginatedMembers } from "../core/session/paginatedMembers.js";

/** Parts of the list that take a class name; each also has `data-slot="org-member-<part>"`. */
export type MemberListPart =
  | "scroller"
  | "rows"
  | "row"
  | "avatar"
  | "name"
  | "actions"
  | "footer"
  | "state"
  | "button"
  | "banner";

/** What an app can add to a row's element; its role, position and tab stop are the list's. */
export type MemberRowProps = Omit<
  ComponentPropsWithoutRef<"div">,
  "children" | "dangerouslySetInnerHTML" | "role" | "tabIndex"
> & { readonly [data: `data-${string}`]: unknown };

/** What the list passes to `renderMember` beside the member. */
export interface MemberRenderState {
  /** The display name made safe to show, or the localized "Unnamed member". */
  readonly name: string;
  /** The avatar as the list draws it, to place it in a row of your own. */
  readonly avatar: ReactNode;
}

/** What the list shows by default when it has no rows. */
export interface MemberListState {
  /** Why there are no rows; also `data-state` on the list's root. */
  readonly view: "signed-out" | "no-access" | "error" | "empty";
  /** The headline for this view, from `localization`. */
  readonly title: string;
  /** The sentence below the headline, from `localization`. */
  readonly hint: string;
  /** What was thrown, and how to ask again; `undefined` where nothing failed. */
  readonly failure: MemberListFailure | undefined;
}

export interface MemberListProps<M extends Member = Member> extends Omit<
  ComponentPropsWithoutRef<"div">,
  "children" | "onError"
> {
  /** The members loaded so far: the result of `useActiveOrgMembers` or `usePaginatedQuery`. */
  members: PaginatedMembers<M>;
  /**
   * What went wrong, and how to ask again. The rows stay, unless the error is the query's
   * `UNAUTHORIZED` or `FORBIDDEN`.
   */
  failure?: MemberListFailure | undefined;
  /**
   * The search or filter that `members` are the result of, where it can change. When it does, the
   * list begins at its top, and says how many members it has. @defaultValue ""
   */
  criteria?: string | undefined;
  /**
   * Whether the rows are those of earlier criteria, and new ones are being loaded: they are marked
   * as busy, and a style may dim them. @defaultValue false
   */
  busy?: boolean | undefined;
  /**
   * How many members there are in all, where that is known before all are loaded, for screen
   * readers. @defaultValue as many as are loaded
   */
  total?: number | undefined;
  /** Above the rows, inside the list's border; it does not scroll. @defaultValue nothing */
  header?: ReactNode;
  /** `"reconnecting"` shows a notice over the rows. @defaultValue "online" */
  connection?: "online" | "reconnecting" | undefined;
  /**
   * How many members each `loadMore(numItems)` asks for. `usePaginatedQuery` splits pages of more
   * than twice its `initialNumItems`. @defaultValue 200
   */
  numItems?: number | undefined;
  /** Loads more when so many rows, or fewer, are left below the last one drawn. @defaultValue 20 */
  loadMoreThreshold?: number | undefined;
  /** Called when more has been asked for. */
  onLoadMore?: (() => void) | undefined;
  /** Rows to draw above and below those in view while the reader scrolls; at rest fewer. @defaultValue 8 */
  overscan?: number | undefined;
  /**
   * Height of a row in px until one is measured: on the server, and of the skeleton of a row of
   * your own. All rows must have the same height. @defaultValue 56
   */
  estimateRowHeight?: number | undefined;
  /**
   * The content of a row, of the same height for every member. Keep the function's identity, and
   * only changed members render again.
   */
  renderMember?: ((member: M, state: MemberRenderState) => ReactNode) | undefined;
  /** Controls at the end of a row, reached with the arrow keys. Makes the list a grid. */
  renderActions?: ((member: M) => ReactNode) | undefined;
  /**
   * In place of the message where there are no rows: signed out, no access, an error on the first
   * page, nobody there yet. Return `undefined` to keep the list's own message for a view.
   */
  renderState?: ((state: MemberListState) => ReactNode) | undefined;
  /** In place of one skeleton row. */
  renderSkeleton?: (() => ReactNode) | undefined;
  /** In place of the error and its button below the rows, when a later page has failed. */
  renderError?: ((failure: MemberListFailure) => ReactNode) | undefined;
  /**
   * Adds to a row's element: a class, a style that leaves its height, `data-*`, `aria-current`,
   * `aria-selected` (in a grid), handlers. To mark who is current, selected, or the viewer.
   */
  getRowProps?: ((member: M) => MemberRowProps | undefined) | undefined;
  /**
   * Makes the content of a row a link, with all that browsers offer for links, and the list a grid:
   * Enter follows it. Controls belong into `renderActions` then, not into `renderMember`. With
   * `onMemberAction`, that is called in place of following the link here; a new tab or window is the
   * browser's. `undefined` for no link. Only http(s), `mailto:` and `tel:` are followed; any other
   * address makes no link.
   */
  getMemberHref?: ((member: M) => string | undefined) | undefined;
  /** Called on click, Enter and Space on a row. Makes the list a grid with one tab stop. */
  onMemberAction?: ((member: M) => void) | undefined;
  /** Address of a member's picture, `px` device pixels wide. @defaultValue the `avatarUrl` */
  getAvatarUrl?: ((member: M, px: number) => string | undefined) | undefined;
  /** Replaces any of the list's words. */
  localization?: Partial<MemberListLocalization> | undefined;
  /**
   * `false` draws every loaded row as plain elements, with a button to load more: for print, the
   * browser's search and short lists. @defaultValue true
   */
  virtualized?: boolean | undefined;
  /** A class name for each part. `className` is that of the root. */
  classNames?: Partial<Record<MemberListPart, string>> | undefined;
}
