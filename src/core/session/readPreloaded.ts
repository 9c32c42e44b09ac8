import type { Preloaded } from "convex/react";
import { makeFunctionReference, type PaginationOptions } from "convex/server";
import { jsonToConvex } from "convex/values";
import type { MemberOf, MembersQuery, QueryArgs } from "./membersQuery.js";
import type { FirstRows } from "./session.js";
import { UsageError } from "../UsageError.js";

/**
 * The first page inside the payload of `preloadQuery(api.…, { paginationOpts })`, with the query
 * and the page size it was loaded with.
 *
 * @throws UsageError where the payload is not one page from the start of a paginated query
 */
export function readPreloaded<Query extends MembersQuery>(preloaded: Preloaded<Query>) {
  const argsOf = parse(preloaded._argsJSON) as { paginationOpts?: PaginationOptions } | undefined;
  const value = parse(preloaded._valueJSON) as Query["_returnType"] | undefined;
  if (argsOf?.paginationOpts?.cursor !== null || !Array.isArray(value?.page)) {
    throw new UsageError(
      process.env.NODE_ENV === "production"
        ? "`preloaded` is not the first page of a member list."
        : "`preloaded` is not the first page of a member list. Make it with preloadQuery(" +
            "api.users.queries.listActiveUsersInOrg, { paginationOpts: { numItems: 100, cursor: null } }, { token }).",
    );
  }
  const { paginationOpts, ...args } = argsOf;
  return {
    query: makeFunctionReference<"query">(preloaded._name) as unknown as Query,
    args: args as QueryArgs,
    initialNumItems: paginationOpts.numItems,
    first: {
      rows: value.page as MemberOf<Query>[],
      status: value.isDone ? "Exhausted" : "CanLoadMore",
    } satisfies FirstRows<MemberOf<Query>>,
  };
}

// Typed as strings by Convex, and plain JSON values in fact (convex 1.48, nextjs/index.ts).
function parse(json: string): unknown {
  return json === undefined ? undefined : jsonToConvex(json);
}
