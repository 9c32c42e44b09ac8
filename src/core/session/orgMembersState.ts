import type { HeldMembers } from "./heldMembers.js";
import type { Member } from "../member.js";
import { accessErrorCode } from "./memberError.js";
import type { PaginatedMembers } from "./paginatedMembers.js";

/** What `OrgMemberList` knows: the rows outlive the subscription that a failure ends. */
export interface OrgMembersState<M extends Member> {
  readonly members: PaginatedMembers<M>;
  readonly failure: { readonly error: unknown } | null;
  /** Failures since the rows were last live: the next retry waits the longer. */
  readonly failures: number;
  /** Identifies the subscription; each retry starts another. */
  readonly attempt: number;
  /** The rows that subscription takes over. */
  readonly held: HeldMembers<M> | null;
  /** What the rows were asked of. */
  readonly source: string;
}

export type OrgMembersEvent<M extends Member> =
  | { type: "published"; members: PaginatedMembers<M>; live: boolean }
  | { type: "failed"; error: unknown }
  | { type: "retried" }
  | { type: "reset"; source: string };

const ignore = () => {};

export function initialState<M extends Member>(
  held: HeldMembers<M> | null,
  source: string,
): OrgMembersState<M> {
  return {
    members: {
      results: held?.results ?? [],
      status: held?.status ?? "LoadingFirstPage",
      loadMore: ignore,
      auth: "loading",
    },
    failure: null,
    failures: 0,
    attempt: 0,
    held,
    source,
  };
}

export function orgMembersReducer<M extends Member>(
  state: OrgMembersState<M>,
  event: OrgMembersEvent<M>,
): OrgMembersState<M> {
  switch (event.type) {
    case "published":
      return {
        ...state,
        members: event.members,
        failure: null,
        failures: event.live ? 0 : state.failures,
      };
    case "failed": {
      const refused = accessErrorCode(event.error) !== null;
      return {
        ...state,
        members: refused ? { ...state.members, results: [] } : state.members,
        failure: { error: event.error },
        failures: state.failures + 1,
      };
    }
    case "retried": {
      const { results, status } = state.members;
      const held = results.length > 0 ? { results: [...results], status } : null;
      return { ...state, attempt: state.attempt + 1, held };
    }
    case "reset":
      return { ...initialState<M>(null, event.source), attempt: state.attempt + 1 };
  }
}
