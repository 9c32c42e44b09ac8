import { api } from "../../convex/_generated/api.js";
import { OrgMemberList, type Member, type MemberRenderState } from "../../src/index.js";
import { useIsOnline } from "../embedded/onlineMembers.js";

/** Asks by itself, so that whoever comes or goes draws one dot again, and no row. */
function OnlineDot({ id }: { id: string }) {
  return useIsOnline(id) ? <span className="recipe-dot" role="img" aria-label="Online" /> : null;
}

const renderMember = (member: Member, { name, avatar }: MemberRenderState) => (
  <>
    <span className="recipe-face">
      {avatar}
      <OnlineDot id={member._id} />
    </span>
    <bdi className="recipe-name">{name}</bdi>
  </>
);

/** Who is there now, as @convex-dev/presence or a query of yours knows it. */
export function Presence() {
  return (
    <section className="recipe-card">
      <h1>On call</h1>
      <p>A green dot is somebody who has the app open.</p>
      <OrgMemberList query={api.users.queries.listActiveUsersInOrg} renderMember={renderMember} />
    </section>
  );
}
