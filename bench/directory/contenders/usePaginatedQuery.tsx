import { useVirtualizer } from "@tanstack/react-virtual";
import { useConvexAuth, usePaginatedQuery } from "convex/react";
import { useEffect, useRef } from "react";
import { api } from "../../../convex/_generated/api.js";
import { Row } from "../../list/Row.js";
import type { Member } from "../../list/members.js";
import type { Contender } from "../contender.js";

/** What one writes without a library: Convex's hook, with react-virtual as its documentation has it. */
function Members() {
  const { isAuthenticated } = useConvexAuth();
  const { results, status, loadMore } = usePaginatedQuery(
    api.users.queries.listActiveUsersInOrg,
    isAuthenticated ? {} : "skip",
    { initialNumItems: 100 },
  );
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: results.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 56,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  const isNearEnd = last >= results.length - 20;
  useEffect(() => {
    if (isNearEnd && status === "CanLoadMore") loadMore(200);
  }, [isNearEnd, status, loadMore]);
  return (
    <div ref={scroller} className="scroller opaque">
      <div style={{ height: virtualizer.getTotalSize(), width: "100%", position: "relative" }}>
        {items.map(({ key, index, size, start }) => (
          <div
            key={key}
            style={{
              position: "absolute",
              top: 0,
              left: 0,
              width: "100%",
              height: size,
              transform: `translateY(${start}px)`,
            }}
          >
            <Row member={results[index] as Member} />
          </div>
        ))}
      </div>
    </div>
  );
}

export const contender: Contender = { list: <Members /> };
