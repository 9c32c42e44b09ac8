import type { Preloaded } from "convex/react";
import { useEffect, useMemo } from "react";
import type { MembersQuery } from "../core/session/membersQuery.js";
import { readPreloaded } from "../core/session/readPreloaded.js";

const shown = new WeakSet<object>();

/**
 * The first page of a `preloadQuery` payload. Only one mount shows its rows: a later mount, such as
 * after a switch of organization, may belong to another viewer and starts without rows.
 */
export function usePreloadedMembers<Query extends MembersQuery>(
  preloaded: Preloaded<Query> | undefined,
) {
  const page = useMemo(() => {
    if (preloaded === undefined) return null;
    const page = readPreloaded(preloaded);
    return shown.has(preloaded) ? { ...page, first: null } : page;
  }, [preloaded]);
  useEffect(() => {
    if (preloaded !== undefined) shown.add(preloaded);
  }, [preloaded]);
  return page;
}
