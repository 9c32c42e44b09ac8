import type { MemberRenderState } from "../../src/index.js";
import { OrgMemberList } from "../../src/index.js";
import { api } from "../embedded/api.js";

// In convex/team.ts, where each further field is declared, or it does not leave the deployment:
//
//   export const { listActiveUsersInOrg } = orgMembers(query, {
//     member: ({ displayName, avatarUrl, orgRole }) => ({ displayName, avatarUrl, orgRole }),
//     fields: { orgRole: v.optional(v.string()) },
//   });

// Outside the component: a new function at each render would draw every row again.
const renderMember = (member: { orgRole?: string }, { name, avatar }: MemberRenderState) => (
  <>
    {avatar}
    <bdi className="recipe-name">{name}</bdi>
    {member.orgRole === "admin" && <span className="recipe-badge">Admin</span>}
  </>
);

/** A badge beside the name, from a field of your own table. */
export function RoleBadges() {
  return (
    <section className="recipe-card">
      <h1>Team</h1>
      <p>Admins can invite people and change the plan.</p>
      <OrgMemberList query={api.team.listActiveUsersInOrg} renderMember={renderMember} />
    </section>
  );
}
