export { orgMembers, type OrgMembersFunctions } from "./orgMembers.js";
export type { OrgMembersOptions } from "./options.js";
export { orgMemberTables } from "./orgMemberTables.js";
export type { OrgMembersErrorCode, OrgMembersErrorData } from "./orgMembersError.js";
export type { PersonLookup } from "./personOf.js";
export { publicMember, type PublicMember } from "./publicMember.js";
export type {
  IndexedViewerResolver,
  TableViewerResolver,
  Viewer,
  ViewerRequest,
  ViewerResolver,
} from "./viewer.js";
export { viewerFromClaim, type ViewerFromClaimOptions } from "./viewerFromClaim.js";
export { viewerFromId } from "./viewerFromId.js";
export { viewerFromRow, type ViewerFromRowOptions } from "./viewerFromRow.js";
