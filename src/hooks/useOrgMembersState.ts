import { useCallback, useEffect, useReducer } from "react";
import type { HeldMembers } from "../core/heldMembers.js";
import type { Member } from "../core/member.js";
import { accessErrorCode } from "../core/memberError.js";
import { initialState, orgMembersReducer } from "../core/orgMembersState.js";
import type { AuthStatus, PaginatedMembers } from "../core/paginatedMembers.js";
import { retryDelay } from "../core/retryDelay.js";

/** The rows of `OrgMemberList` beyond the life of one subscription, and when to start another. */
export function useOrgMembersState<M extends Member>(
  firstPage: HeldMembers<M> | null,
  auth: AuthStatus,
) {
  const [state, dispatch] = useReducer(orgMembersReducer<M>, firstPage, initialState<M>);
  const { members, failure, failures } = state;
  if (auth === "signedOut" && (members.results.length > 0 || failure !== null)) {
    dispatch({ type: "signedOut" });
  }

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
