import type { PaginatedQueryArgs } from "convex/react";
import type { FunctionReference, PaginationOptions, PaginationResult } from "convex/server";
import { getFunctionName } from "convex/server";
import { convexToJson, type Value } from "convex/values";
import type { Member } from "../member.js";
import { UsageError } from "../UsageError.js";

/** A reference to a `listActiveUsersInOrg` made by `orgMembers`, such as `api.users.queries.listActiveUsersInOrg`. */
export type MembersQuery<M extends Member = Member> = FunctionReference<
  "query",
  "public",
  { paginationOpts: PaginationOptions },
  PaginationResult<M>
>;

/** The arguments of a {@link MembersQuery} beside `paginationOpts`: none, unless a `customQuery` asks for some. */
export type MembersArgs<Query extends MembersQuery> = keyof PaginatedQueryArgs<Query> extends never
  ? Record<string, never>
  : PaginatedQueryArgs<Query>;

/** The same where the query is any: what Convex's hooks are given. */
export type QueryArgs = Record<string, Value>;

export const NO_ARGS: QueryArgs = {};

/** The members a {@link MembersQuery} returns, extra public fields included. */
export type MemberOf<Query extends MembersQuery> = Query["_returnType"]["page"][number];

/** How `JSON.stringify` writes half of a surrogate pair. Before it, a pair of `\\` is one `\` of the text. */
const HALF_PAIR = /[^\\](\\\\)*\\ud/;

/**
 * Identifies a query with its arguments: its rows must never be shown for another one.
 *
 * @throws UsageError where the arguments hold half of a surrogate pair. Convex's client would send
 *   it, and the server would close the connection, again after each reconnect. It is not mended
 *   here: the app's own function may decide by an argument who sees what.
 */
export function sourceOf(query: FunctionReference<"query">, args: QueryArgs): string {
  const text = JSON.stringify(convexToJson(args));
  if (HALF_PAIR.test(text)) {
    throw new UsageError(
      process.env.NODE_ENV === "production"
        ? "`args` hold half of a surrogate pair."
        : "`args` hold half of a surrogate pair. A text in them was cut within an emoji, and Convex cannot send it. " +
            'Cut by characters: `Array.from(text).slice(0, length).join("")`.',
    );
  }
  return getFunctionName(query) + text;
}

/** @throws UsageError where `query` is not a reference to a Convex function, with the likely reason */
export function assertMembersQuery(query: unknown): asserts query is MembersQuery {
  try {
    getFunctionName(query as MembersQuery);
  } catch (cause) {
    throw new UsageError(
      process.env.NODE_ENV === "production"
        ? "`query` is not a reference to a Convex function."
        : `\`query\` is ${query == null ? "missing" : "not a reference to a Convex function"}. ` +
            "Pass `api.users.queries.listActiveUsersInOrg` " +
            'from "convex/_generated/api". A Next.js server component ' +
            "cannot pass a reference to a client component (it arrives as `{}`): pass `preloaded`, or render the list " +
            'in a file that starts with "use client".',
      { cause },
    );
  }
}
