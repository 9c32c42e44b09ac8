import { MemberList } from "convex-org-members";
import "convex-org-members/styles.css";
import type { Member } from "../members.js";
import { reactContender } from "../reactContender.js";
import { countRow } from "../rowCount.js";

/** Ours with its own row and stylesheet: avatars, names made safe, localized words. */
export const mount = reactContender(function OursAsShipped({ members }) {
  return (
    <MemberList
      style={{ blockSize: 600, inlineSize: 400 }}
      members={{ results: members, status: "Exhausted", loadMore }}
      getAvatarUrl={getAvatarUrl}
    />
  );
});

const loadMore = () => {};

// Asked once for each row drawn.
function getAvatarUrl(_member: Member): undefined {
  countRow();
}
