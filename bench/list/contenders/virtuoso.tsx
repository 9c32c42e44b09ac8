import { Virtuoso } from "react-virtuoso";
import { reactContender } from "../reactContender.js";
import { Row } from "../Row.js";

export const mount = reactContender(function ReactVirtuoso({ members }) {
  return (
    <Virtuoso
      className="scroller opaque"
      data={members}
      fixedItemHeight={56}
      computeItemKey={(_, member) => member._id}
      itemContent={(_, member) => <Row member={member} />}
    />
  );
});
