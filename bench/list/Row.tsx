import { countRow } from "./rowCount.js";
import { colorOf, initialsOf } from "./rowText.js";
import type { Member } from "./members.js";

/** The row every React contender draws; `handWritten` builds the same elements. */
export function Row({ member }: { member: Member }) {
  countRow();
  return (
    <div className="member">
      <span className="avatar" data-color={colorOf(member)} aria-hidden="true">
        {initialsOf(member)}
      </span>
      <bdi className="name">{member.displayName}</bdi>
    </div>
  );
}
