export {
  MemberList,
  type MemberListHandle,
  type MemberListProps,
} from "./components/MemberList.js";
export { OrgMemberList, type OrgMemberListProps } from "./components/OrgMemberList.js";
export type {
  MemberListPart,
  MemberListState,
  MemberRenderState,
  MemberRowProps,
} from "./components/memberListProps.js";
export type { MemberListFailure } from "./core/session/listView.js";
export type { MemberListLocalization } from "./core/words/localization.js";
export type { Member } from "./core/member.js";
export { UsageError } from "./core/UsageError.js";
export type { MemberOf, MembersArgs, MembersQuery } from "./core/session/membersQuery.js";
export type {
  AuthStatus,
  PaginatedMembers,
  PaginationStatus,
} from "./core/session/paginatedMembers.js";
export {
  useActiveOrgMembers,
  type UseActiveOrgMembersOptions,
  type UseActiveOrgMembersResult,
} from "./hooks/useActiveOrgMembers.js";
