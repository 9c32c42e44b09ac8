export type { OrgMemberDirectoryLocalization } from "./directoryLocalization.js";
export {
  OrgMemberDirectory,
  type OrgMemberDirectoryHeader,
  type OrgMemberDirectoryProps,
  type OrgMemberDirectoryState,
} from "./OrgMemberDirectory.js";
export { type OrgMemberCountQuery, useOrgMemberCount } from "./useOrgMemberCount.js";
export {
  type OrgMemberSearchQuery,
  useOrgMemberSearch,
  type UseOrgMemberSearchOptions,
  type UseOrgMemberSearchResult,
} from "./useOrgMemberSearch.js";
