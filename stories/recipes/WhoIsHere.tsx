import { api } from "../../convex/_generated/api.js";
import { useActiveOrgMembers } from "../../src/index.js";

/** The headless hook: the same live members, drawn your way. */
export function WhoIsHere() {
  const { results, status } = useActiveOrgMembers(
    api.users.queries.listActiveUsersInOrg,
    {},
    { initialNumItems: 5 },
  );
  const more = status === "Exhausted" ? "" : " and more";
  return (
    <section className="recipe-card">
      <h1>On this page</h1>
      <p>useActiveOrgMembers, without the list.</p>
      <p className="recipe-faces">
        {results.map((member) => member.displayName ?? "Unnamed member").join(", ")}
        {more}
      </p>
    </section>
  );
}
