import type {
  MemberListHandle,
  ScrollToIndexOptions,
} from "../../core/viewport/memberListHandle.js";

/** What the `ref` of a directory from A to Z holds. */
export interface OrgMemberDirectoryHandle extends Pick<
  MemberListHandle,
  "element" | "scrollToIndex"
> {
  /** Scrolls to the beginning of a section. Returns whether there is one. */
  readonly scrollToSection: (section: string) => boolean;
  /**
   * Scrolls to a member, loaded or not: the server is asked for their place. While a search is shown,
   * only members that it has found can be scrolled to.
   *
   * @returns `true` once their row is there; `false` where they are no active member of the viewer's
   *   organization, or the reader, a search or a later call has moved the list meanwhile. It waits
   *   while offline, and rejects with what the query throws
   */
  readonly scrollToMember: (id: string, options?: ScrollToIndexOptions) => Promise<boolean>;
  /** The same, and focuses their row, where rows can have the focus. */
  readonly focusMember: (id: string, options?: ScrollToIndexOptions) => Promise<boolean>;
}
