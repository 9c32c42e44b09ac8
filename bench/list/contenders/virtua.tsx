import { VList } from "virtua";
import { reactContender } from "../reactContender.js";
import { Row } from "../Row.js";

export const mount = reactContender(function Virtua({ members }) {
  return (
    <VList className="scroller opaque" data={members} itemSize={56}>
      {(member) => <Row key={member._id} member={member} />}
    </VList>
  );
});
