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
 * Mounted while the viewer is refused: asks for a single member, live, and tells when the answer is
 * no longer a refusal. Access given back shows at once, as access taken away does.
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
