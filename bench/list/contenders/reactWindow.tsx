import { List, type RowComponentProps } from "react-window";
import type { Member } from "../members.js";
import { reactContender } from "../reactContender.js";
import { Row } from "../Row.js";

export const mount = reactContender(function ReactWindow({ members }) {
  return (
    <List
      className="scroller opaque"
      rowComponent={RowAt}
      rowCount={members.length}
      rowHeight={56}
      rowProps={{ members }}
    />
  );
});

function RowAt({
  index,
  style,
  ariaAttributes,
  members,
}: RowComponentProps<{ members: readonly Member[] }>) {
  return (
    <div style={style} {...ariaAttributes}>
      <Row member={members[index]!} />
    </div>
  );
}
