import type { ScrollAlignment } from "./scrollTarget.js";

export interface ScrollToIndexOptions {
  /** Where the row comes to stand. @defaultValue "auto" */
  align?: ScrollAlignment;
  /** @defaultValue "instant" */
  behavior?: "instant" | "smooth";
}

/** What `ref` holds. */
export interface MemberListHandle {
  /** The root element of the list; `null` when it is not mounted. */
  readonly element: HTMLElement | null;
  /** Scrolls to a loaded member. Returns whether they are among those loaded. */
  scrollToMember: (id: string, options?: ScrollToIndexOptions) => boolean;
  /**
   * Scrolls to a loaded member and focuses their row, where rows can have the focus: with
   * `onMemberAction`, `renderActions` or `getMemberHref`. Returns whether they are among those
   * loaded.
   */
  focusMember: (id: string, options?: ScrollToIndexOptions) => boolean;
  /** Scrolls to a row, counted from 0 at the top. */
  scrollToIndex: (index: number, options?: ScrollToIndexOptions) => void;
}
