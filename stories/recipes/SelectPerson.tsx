import { useCallback, useState } from "react";
import { api } from "../../convex/_generated/api.js";
import { OrgMemberList, type Member } from "../../src/index.js";

/** A person to choose: a click or Enter selects, and the choice is told to screen readers. */
export function SelectPerson() {
  const [selected, select] = useState<Member | null>(null);
  // Kept, so that only the two rows that change are drawn again.
  const getRowProps = useCallback(
    (member: Member) => ({ "aria-selected": member._id === selected?._id }),
    [selected],
  );
  return (
    <section className="recipe-card recipe-choice">
      <h1>Assign to</h1>
      <p role="status">{selected ? (selected.displayName ?? "Unnamed member") : "Nobody yet"}</p>
      <OrgMemberList
        query={api.users.queries.listActiveUsersInOrg}
        onMemberAction={select}
        getRowProps={getRowProps}
      />
    </section>
  );
}
