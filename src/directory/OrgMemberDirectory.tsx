"use client";

import { forwardRef, type ForwardedRef, type ReactElement, type Ref } from "react";
import type { MemberListHandle } from "../components/MemberList.js";
import type { Member } from "../core/member.js";
import type { MembersQuery } from "../core/session/membersQuery.js";
import type { OrgMemberDirectoryHandle } from "./sectioned/directoryHandle.js";
import {
  SearchableOrgMemberList,
  type SearchableOrgMemberListProps,
} from "./searchable/SearchableOrgMemberList.js";
import {
  SectionedOrgMemberList,
  type SectionedOrgMemberListProps,
} from "./sectioned/SectionedOrgMemberList.js";

/** Props of the other list, which must not be given. */
type Without<Given extends string> = { readonly [Name in Given]?: undefined };

type OfQuery<Query extends MembersQuery> = SearchableOrgMemberListProps<Query> &
  Without<"directory">;

type FromAToZ<M extends Member> = SectionedOrgMemberListProps<M> &
  Without<
    "query" | "preloaded" | "searchQuery" | "countQuery" | "localSearchLimit" | "virtualized"
  >;

export type OrgMemberDirectoryProps<Query extends MembersQuery = MembersQuery> =
  | OfQuery<Query>
  | FromAToZ<Query["_returnType"]["page"][number]>;

interface OrgMemberDirectory {
  <M extends Member>(props: FromAToZ<M> & { ref?: Ref<OrgMemberDirectoryHandle> }): ReactElement;
  /** Props of which only the app knows whose they are: no `ref` fits both. */
  <Query extends MembersQuery>(props: OrgMemberDirectoryProps<Query>): ReactElement;
  <Query extends MembersQuery>(
    props: OfQuery<Query> & { ref?: Ref<MemberListHandle> },
  ): ReactElement;
}

/**
 * Members with a search box and a count: anyone in the viewer's organization is found by the start
 * of any word of their name.
 *
 * With `directory`, the queries that `orgDirectory` makes, it is `SectionedOrgMemberList`: everybody
 * from A to Z. With `query` it is `SearchableOrgMemberList`. It chooses when it renders, so its
 * bundle holds both: import the half that you use where that is always the same one.
 *
 * @throws while rendering, what `OrgMemberList` throws
 */
export const OrgMemberDirectory = forwardRef(function OrgMemberDirectory(
  props: OrgMemberDirectoryProps,
  ref: ForwardedRef<MemberListHandle & OrgMemberDirectoryHandle>,
) {
  return props.directory ? (
    <SectionedOrgMemberList {...props} ref={ref} />
  ) : (
    <SearchableOrgMemberList {...props} ref={ref} />
  );
}) as OrgMemberDirectory;
