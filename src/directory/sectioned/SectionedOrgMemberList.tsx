"use client";

import { forwardRef, type ForwardedRef, type ReactElement, type Ref } from "react";
import type { Member } from "../../core/member.js";
import type { QueryArgs } from "../../core/session/membersQuery.js";
import { assertDirectory } from "./assertDirectory.js";
import { BrowsedDirectory } from "./BrowsedDirectory.js";
import type { OrgMemberDirectoryQueries } from "./browseFunctions.js";
import type { OrgMemberDirectoryHandle } from "./directoryHandle.js";
import type { DirectoryListProps } from "../DirectoryView.js";

export type SectionedOrgMemberListProps<M extends Member = Member> = Omit<
  DirectoryListProps<M>,
  // There may be too many rows to draw them all.
  "virtualized"
> & {
  /** `api.users.directory`, or the four queries of your `orgDirectory` wherever your app exports them. */
  directory: OrgMemberDirectoryQueries<M>;
  /** Arguments that a `customQuery` needs beside its own. @defaultValue none */
  args?: QueryArgs | undefined;
  /** How many members a page holds. @defaultValue 100 */
  initialNumItems?: number | undefined;
};

/**
 * All members of the viewer's organization from A to Z, below a search box and a count: with a
 * heading for each letter and a rail of letters beside. The scrollbar is that of the whole list from
 * the first frame, any place in it is loaded when the reader rests there, and no more than twelve
 * pages are live, however far the reader has scrolled. It is the half of `OrgMemberDirectory` that
 * takes `directory`.
 *
 * The look is in `convex-org-members/directory.css`, beside `convex-org-members/styles.css`. Where a
 * user can switch organizations, give it `key={organizationId}`.
 *
 * @throws while rendering, where `directory` lacks a query, and what `OrgMemberList` throws
 */
export const SectionedOrgMemberList = forwardRef(function SectionedOrgMemberList<M extends Member>(
  { directory, args, initialNumItems, ...list }: SectionedOrgMemberListProps<M>,
  ref: ForwardedRef<OrgMemberDirectoryHandle>,
) {
  assertDirectory(directory);
  return <BrowsedDirectory {...{ directory, args, initialNumItems, list }} handle={ref} />;
}) as <M extends Member>(
  props: SectionedOrgMemberListProps<M> & { ref?: Ref<OrgMemberDirectoryHandle> },
) => ReactElement;
