import { MemberList } from "convex-org-members";
import type { Member } from "../members.js";
import { reactContender } from "../reactContender.js";
import { Row } from "../Row.js";

/** Ours, drawing the row that everyone draws. */
export const mount = reactContender(function Ours({ members }) {
  return (
    <MemberList
      style={{ blockSize: 600, inlineSize: 400 }}
      members={{ results: members, status: "Exhausted", loadMore }}
      renderMember={renderMember}
      classNames={CLASS_NAMES}
    />
  );
});

const loadMore = () => {};
const CLASS_NAMES = { scroller: "opaque" };
const renderMember = (member: Member) => <Row member={member} />;
