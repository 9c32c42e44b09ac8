import { useCallback, useEffect, useReducer } from "react";
import type { HeldMembers } from "../core/session/heldMembers.js";
import type { Member } from "../core/member.js";
import { accessErrorCode } from "../core/session/memberError.js";
import { initialState, orgMembersReducer } from "../core/session/orgMembersState.js";
import type { AuthStatus, PaginatedMembers } from "../core/session/paginatedMembers.js";
import { retryDelay } from "../core/session/retryDelay.js";

/**
 * The rows of `OrgMemberList` beyond the life of one subscription, and when to start another.
 *
 * @param source what the rows are asked of: those of another do not wait for an answer to go
 */
export function useOrgMembersState<M extends Member>(
  firstPage: HeldMembers<M> | null,
  auth: AuthStatus,
  source: string,
) {
  const [state, dispatch] = useReducer(orgMembersReducer<M>, null, () =>
    initialState(firstPage, source),
  );
  const { members, failure, failures } = state;
  const signedOut = auth === "signedOut" && (members.results.length > 0 || failure !== null);
  if (signedOut || source !== state.source) dispatch({ type: "reset", source });

  const publish = useCallback(
    (members: PaginatedMembers<M>, live: boolean) => dispatch({ type: "published", members, live }),
    [],
  );
  const fail = useCallback((error: unknown) => dispatch({ type: "failed", error }), []);
  const retry = useCallback(() => dispatch({ type: "retried" }), []);

  // A refusal does not pass by itself: `AccessWatch` tells when it is lifted.
  const refused = failure !== null && accessErrorCode(failure.error) !== null;
  useEffect(() => {
    if (failure === null || refused) return;
    const timer = setTimeout(retry, retryDelay(failures));
    return () => clearTimeout(timer);
  }, [failure, refused, failures, retry]);

  return { ...state, refused, publish, fail, retry };
}
