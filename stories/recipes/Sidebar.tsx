import { api } from "../../convex/_generated/api.js";
import { OrgMemberList } from "../../src/index.js";

/** A narrow sidebar as tall as the page, without a frame of its own. */
export function Sidebar() {
  return (
    <div className="recipe-split">
      <aside>
        <h2>People</h2>
        <OrgMemberList query={api.users.queries.listActiveUsersInOrg} className="recipe-bare" />
      </aside>
      <main>
        <h1>Roadmap</h1>
        <p>The list beside fills the height it is given, and scrolls by itself.</p>
      </main>
    </div>
  );
}
