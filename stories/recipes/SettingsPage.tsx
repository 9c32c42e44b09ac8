import { api } from "../../convex/_generated/api.js";
import { OrgMemberList } from "../../src/index.js";

/** A section of a settings page, with an action per member. */
export function SettingsPage() {
  return (
    <section className="recipe-card">
      <h1>Members</h1>
      <p>Everyone who can sign in to Acme.</p>
      <OrgMemberList
        query={api.users.queries.listActiveUsersInOrg}
        onMemberAction={(member) => console.info("open", member._id)}
        renderActions={(member) => (
          <button
            type="button"
            className="story-quiet"
            aria-label={`Manage ${member.displayName ?? "member"}`}
          >
            Manage
          </button>
        )}
      />
    </section>
  );
}
