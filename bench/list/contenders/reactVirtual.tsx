import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import { reactContender } from "../reactContender.js";
import { Row } from "../Row.js";

/** `useVirtualizer` as its documentation's first example has it. */
export const mount = reactContender(function ReactVirtual({ members }) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: members.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 56,
  });
  return (
    <div ref={scroller} className="scroller opaque">
      <div style={{ height: virtualizer.getTotalSize(), width: "100%", position: "relative" }}>
        {virtualizer.getVirtualItems().map((item) => (
          <div
            key={item.key}
            style={{
              position: "absolute",
              top: 0,
              left: 0,
              width: "100%",
              height: item.size,
              transform: `translateY(${item.start}px)`,
            }}
          >
            <Row member={members[item.index]!} />
          </div>
        ))}
      </div>
    </div>
  );
});
