export { orgMembers, type OrgMembersFunctions, type OrgMembersOptions } from "./orgMembers.js";
export { orgMemberTables } from "./orgMemberTables.js";
export type { OrgMembersErrorCode, OrgMembersErrorData } from "./orgMembersError.js";
export { publicMember, type PublicMember } from "./publicMember.js";
export type { IndexedViewerResolver, Viewer, ViewerRequest, ViewerResolver } from "./viewer.js";
export { viewerFromClaim, type ViewerFromClaimOptions } from "./viewerFromClaim.js";
export { viewerFromRow } from "./viewerFromRow.js";
