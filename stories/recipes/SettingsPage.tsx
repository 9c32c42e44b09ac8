import { api } from "../../convex/_generated/api.js";
import { OrgMemberList, type Member } from "../../src/index.js";

// Outside the component: a new function at each render would draw every row again.
const renderActions = (member: Member) => (
  <button
    type="button"
    className="story-quiet"
    aria-label={`Manage ${member.displayName ?? "member"}`}
  >
    Manage
  </button>
);

/** A section of a settings page, with an action per member. */
export function SettingsPage() {
  return (
    <section className="recipe-card">
      <h1>Members</h1>
      <p>Everyone who can sign in to Acme.</p>
      <OrgMemberList
        query={api.users.queries.listActiveUsersInOrg}
        onMemberAction={(member) => console.info("open", member._id)}
        renderActions={renderActions}
      />
    </section>
  );
}
