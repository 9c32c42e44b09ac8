import type { DefaultFunctionArgs, FunctionReference, PaginationOptions } from "convex/server";
import type { PageAnswer } from "../../core/browse/page.js";
import type { Located } from "../../core/browse/pager.js";
import type { Place } from "../../core/browse/place.js";
import type { SectionCount } from "../../core/browse/section.js";
import type { Member } from "../../core/member.js";
import type { OrgMemberSearchQuery } from "../useOrgMemberSearch.js";

/** The queries of an `orgDirectory`: `api.users.directory`, or wherever your app exports them. */
export interface OrgMemberDirectoryQueries<M extends Member = Member> {
  readonly searchActiveUsersInOrg: OrgMemberSearchQuery<M>;
  readonly countActiveUsersBySection: FunctionReference<
    "query",
    "public",
    // Arguments of a `customQuery`; without one, none.
    DefaultFunctionArgs,
    SectionCount[]
  >;
  readonly browseActiveUsersInOrg: FunctionReference<
    "query",
    "public",
    { from: Place; order: "asc" | "desc"; paginationOpts: PaginationOptions },
    PageAnswer<M>
  >;
  readonly locateActiveUserInOrg: FunctionReference<
    "query",
    "public",
    { from: Place; order: "asc" | "desc"; skip: number },
    Located | null
  >;
}
