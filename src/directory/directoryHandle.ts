import type { MemberListHandle, ScrollToIndexOptions } from "../core/viewport/memberListHandle.js";

/** What `ref` holds of a directory from A to Z. */
export interface OrgMemberDirectoryHandle extends Pick<
  MemberListHandle,
  "element" | "scrollToIndex"
> {
  /** Scrolls to the beginning of a section. Returns whether there is one. */
  readonly scrollToSection: (section: string) => boolean;
  /**
   * Scrolls to a member, loaded or not: the server says where they stand. While a search is shown,
   * only to somebody it has found.
   *
   * @returns whether they are an active member of the viewer's organization, once their row is there
   */
  readonly scrollToMember: (id: string, options?: ScrollToIndexOptions) => Promise<boolean>;
  /** The same, and focuses their row, where rows can have the focus. */
  readonly focusMember: (id: string, options?: ScrollToIndexOptions) => Promise<boolean>;
}
