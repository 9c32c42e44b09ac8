export type { OrgMemberDirectoryLocalization } from "./directoryLocalization.js";
export type { SectionCount } from "../core/browse/section.js";
export type { OrgMemberDirectoryQueries } from "./browseFunctions.js";
export type { OrgMemberDirectoryHandle } from "./directoryHandle.js";
export type { OrgMemberDirectoryHeader, OrgMemberDirectoryState } from "./DirectoryView.js";
export { OrgMemberDirectory, type OrgMemberDirectoryProps } from "./OrgMemberDirectory.js";
export {
  SearchableOrgMemberList,
  type SearchableOrgMemberListProps,
} from "./SearchableOrgMemberList.js";
export {
  SectionedOrgMemberList,
  type SectionedOrgMemberListProps,
} from "./SectionedOrgMemberList.js";
export { type OrgMemberCountQuery, useOrgMemberCount } from "./useOrgMemberCount.js";
export {
  type OrgMemberSearchQuery,
  useOrgMemberSearch,
  type UseOrgMemberSearchOptions,
  type UseOrgMemberSearchResult,
} from "./useOrgMemberSearch.js";
