export type { OrgMemberDirectoryLocalization } from "./directoryLocalization.js";
export type { SectionCount } from "../core/browse/section.js";
export type { OrgMemberDirectoryQueries } from "./sectioned/browseFunctions.js";
export type { OrgMemberDirectoryHandle } from "./sectioned/directoryHandle.js";
export type { OrgMemberDirectoryHeader, OrgMemberDirectoryState } from "./DirectoryView.js";
export { OrgMemberDirectory, type OrgMemberDirectoryProps } from "./OrgMemberDirectory.js";
export {
  SearchableOrgMemberList,
  type SearchableOrgMemberListProps,
} from "./searchable/SearchableOrgMemberList.js";
export {
  SectionedOrgMemberList,
  type SectionedOrgMemberListProps,
} from "./sectioned/SectionedOrgMemberList.js";
export { type OrgMemberCountQuery, useOrgMemberCount } from "./useOrgMemberCount.js";
export {
  type OrgMemberSearchQuery,
  useOrgMemberSearch,
  type UseOrgMemberSearchOptions,
  type UseOrgMemberSearchResult,
} from "./useOrgMemberSearch.js";
