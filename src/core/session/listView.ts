import { accessErrorCode } from "./memberError.js";
import type { Member } from "../member.js";
import type { PaginatedMembers } from "./paginatedMembers.js";

/** What the list shows. It is `data-state` on the list's root. */
export type ListView = "signed-out" | "no-access" | "loading" | "error" | "empty" | "ready";

/** What is shown below the last row. It is `data-state` on the list's footer. */
export type ListEnd = "more" | "loading-more" | "error" | "end";

/** What went wrong, as it was thrown, and how to ask again: `failure` of the list. */
export interface MemberListFailure {
  readonly error: unknown;
  readonly retry: () => void;
}

type Shown = Pick<PaginatedMembers<Member>, "results" | "status" | "auth">;

/** Access comes first, then rows, then errors: rows stay through every error but a refusal. */
export function listView({ results, status, auth }: Shown, failure?: MemberListFailure): ListView {
  if (auth === "signedOut") return "signed-out";
  const refusal = accessErrorCode(failure?.error);
  if (refusal === "UNAUTHORIZED" && auth !== "signedIn") return "signed-out";
  if (refusal !== null) return "no-access";
  // Also while the sign-in is being confirmed: a preloaded page, rows from before a refresh.
  if (results.length > 0) return "ready";
  if (auth === "loading") return "loading";
  if (failure) return "error";
  return status === "Exhausted" ? "empty" : "loading";
}

export function listEnd({ status }: Pick<Shown, "status">, failure?: MemberListFailure): ListEnd {
  if (failure) return "error";
  if (status === "Exhausted") return "end";
  return status === "CanLoadMore" ? "more" : "loading-more";
}
