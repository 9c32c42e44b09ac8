"use client";

import { forwardRef, type ForwardedRef, type ReactElement, type Ref } from "react";
import type { MemberListHandle } from "../components/MemberList.js";
import type { Member } from "../core/member.js";
import type { MembersQuery } from "../core/session/membersQuery.js";
import { BrowsedDirectory, type BrowsedDirectoryProps } from "./BrowsedDirectory.js";
import type { OrgMemberDirectoryHandle } from "./directoryHandle.js";
import { PagedDirectory, type PagedDirectoryProps } from "./PagedDirectory.js";

export type OrgMemberDirectoryProps<Query extends MembersQuery = MembersQuery> =
  | PagedDirectoryProps<Query>
  | BrowsedDirectoryProps<Query["_returnType"]["page"][number]>;

interface OrgMemberDirectory {
  <M extends Member>(
    props: BrowsedDirectoryProps<M> & { ref?: Ref<OrgMemberDirectoryHandle> },
  ): ReactElement;
  <Query extends MembersQuery>(
    props: PagedDirectoryProps<Query> & { ref?: Ref<MemberListHandle> },
  ): ReactElement;
}

/**
 * `OrgMemberList` with a search box and a count: anyone in the viewer's organization is found by the
 * start of any word of their name.
 *
 * With `directory`, the queries that `orgDirectory` makes, it has everybody from A to Z, with a
 * heading for each letter and a rail of letters beside: the scrollbar is that of the whole list from
 * the first frame, any place in it is loaded when the reader rests there, and no more than twelve
 * pages are live, however far the reader has scrolled.
 *
 * With `query` it lists members as `OrgMemberList` does, and an organization of up to
 * `localSearchLimit` members needs nothing else.
 *
 * The look is in `convex-org-members/directory.css`, beside `convex-org-members/styles.css`. Where a
 * user can switch organizations, give it `key={organizationId}`.
 *
 * @throws while rendering, what `OrgMemberList` throws
 */
export const OrgMemberDirectory = forwardRef(function OrgMemberDirectory(
  props: OrgMemberDirectoryProps,
  ref: ForwardedRef<MemberListHandle & OrgMemberDirectoryHandle>,
) {
  if (!props.directory) return <PagedDirectory {...props} handle={ref} />;
  const { directory, args, initialNumItems, ...list } = props;
  return <BrowsedDirectory {...{ directory, args, initialNumItems, list }} handle={ref} />;
}) as OrgMemberDirectory;
