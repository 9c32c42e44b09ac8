import { useQueries } from "convex/react";
import { useEffect, useMemo } from "react";
import { accessErrorCode } from "../core/session/memberError.js";
import type { MembersQuery, QueryArgs } from "../core/session/membersQuery.js";

interface AccessWatchProps {
  query: MembersQuery;
  args: QueryArgs;
  onAdmitted: () => void;
}

/**
 * Mounted while the viewer is refused: subscribes to a single member, and tells when the answer is no
 * longer a refusal. So the list reacts at once when access is given back, as when it is taken away.
 */
export function AccessWatch({ query, args, onAdmitted }: AccessWatchProps) {
  const queries = useMemo(
    () => ({ first: { query, args: { ...args, paginationOpts: { numItems: 1, cursor: null } } } }),
    [query, args],
  );
  const { first } = useQueries(queries);
  const admitted = first !== undefined && accessErrorCode(first) === null;
  useEffect(() => {
    if (admitted) onAdmitted();
  }, [admitted, onAdmitted]);
  return null;
}
