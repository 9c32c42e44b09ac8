import { useActiveOrgMembers } from "convex-org-members";
import { api } from "../convex/_generated/api";
import { counted } from "./counted";

/** A list of one's own over the hook alone. */
export function Names() {
  const { results, status, loadMore } = useActiveOrgMembers(
    api.users.queries.listActiveUsersInOrg,
    {},
    { initialNumItems: 50 },
  );
  return (
    <section aria-label="Names">
      <button disabled={status !== "CanLoadMore"} onClick={() => loadMore(50)}>
        More
      </button>
      <p>{results.length} loaded</p>
      <ul>
        {results.map((member) => (
          <Name key={member._id} member={member} />
        ))}
      </ul>
    </section>
  );
}

/** Not wrapped in `memo`: that it does no work for an unchanged member is left to the compiler. */
function Name({ member }: { member: { displayName?: string } }) {
  return <li>{counted(member.displayName)}</li>;
}
