import { reactContender } from "../reactContender.js";
import { Row } from "../Row.js";

/** No virtualization. */
export const mount = reactContender(function EveryRow({ members }) {
  return (
    <div className="scroller opaque">
      {members.map((member) => (
        <Row key={member._id} member={member} />
      ))}
    </div>
  );
});
