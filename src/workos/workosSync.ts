import {
  internalActionGeneric,
  internalMutationGeneric,
  type RegisteredAction,
  type RegisteredMutation,
} from "convex/server";
import { v } from "convex/values";
import { apiOrigin } from "./apiOrigin.js";
import { importEveryone, importPosition, type ImportPosition } from "./import/importEveryone.js";
import { endMemberships } from "./sync/removeOrganization.js";
import { keepRefused, receive, retryRefused } from "./sync/receive.js";
import type { OnUserChange } from "./sync/syncOptions.js";
import type { WorkosMutationCtx } from "./sync/workosCtx.js";

/** Options of {@link workosSync}. */
export interface WorkosSyncOptions {
  /**
   * Whether `users` has a row for each person and organization, in place of one for each person in
   * the organization that they joined last. Then give `orgMembers` the viewer `viewerFromClaim()`:
   * the token says which of their organizations they are in.
   *
   * @defaultValue `false`
   */
  severalOrganizations?: boolean;
  /**
   * The module that exports these functions, by its path in `convex/`.
   *
   * @defaultValue `"workos"`, for `convex/workos.ts`
   */
  module?: string;
  /**
   * Called after each write to a row of `users`, within the same mutation: with the directory's
   * `sync`, or a function of your own, `(ctx, userId) => …`. The row may be gone by then.
   *
   * @defaultValue nothing
   */
  onUserChange?: OnUserChange;
  /**
   * A custom Authentication API domain, such as `"auth.example.com"`.
   *
   * @defaultValue `"api.workos.com"`
   */
  apiHostname?: string;
}

/** The functions that {@link workosSync} makes, all of them internal: no client can call them. */
export interface WorkosSyncFunctions {
  /** Applies events, each as the JSON that WorkOS sent. */
  receive: RegisteredMutation<"internal", { bodies: string[] }, Promise<{ refused: string[] }>>;
  /** Keeps an event that could not be applied, for `retryRefused`. */
  keepRefused: RegisteredMutation<"internal", { body: string; reason: string }, Promise<null>>;
  /** Tries the kept events again: after an update of this package, say. */
  retryRefused: RegisteredMutation<
    "internal",
    Record<never, never>,
    Promise<{ applied: number; refused: number }>
  >;
  /**
   * Brings `users` up to date with all users and memberships that WorkOS has, and with the deletions
   * of the last 30 days.
   */
  importEveryone: RegisteredAction<
    "internal",
    { from?: ImportPosition },
    Promise<{ users: number; memberships: number; isDone: boolean }>
  >;
  /** Goes on with a large organization that WorkOS has deleted. */
  endMemberships: RegisteredMutation<
    "internal",
    { organizationId: string; from: number },
    Promise<null>
  >;
}

/**
 * The functions that keep the tables of `workosTables` as WorkOS says:
 *
 * ```ts
 * // convex/workos.ts
 * export const { receive, keepRefused, retryRefused, importEveryone, endMemberships } = workosSync();
 * ```
 *
 * `workosWebhook` calls them when WorkOS sends an event; run `importEveryone` once for the people
 * who were there before: `npx convex run workos:importEveryone`.
 *
 * @throws Error (at deploy time) when `apiHostname` is no host name
 */
export function workosSync({
  severalOrganizations = false,
  module = "workos",
  onUserChange = () => {},
  apiHostname,
}: WorkosSyncOptions = {}): WorkosSyncFunctions {
  const options = { severalOrganizations, module, onUserChange };
  const origin = apiOrigin(apiHostname);
  return {
    receive: internalMutationGeneric({
      args: { bodies: v.array(v.string()) },
      returns: v.object({ refused: v.array(v.string()) }),
      handler: (ctx: WorkosMutationCtx, { bodies }) => receive(ctx, bodies, options),
    }),
    keepRefused: internalMutationGeneric({
      args: { body: v.string(), reason: v.string() },
      returns: v.null(),
      handler: async (ctx: WorkosMutationCtx, { body, reason }) => {
        await keepRefused(ctx, body, reason);
        return null;
      },
    }),
    retryRefused: internalMutationGeneric({
      args: {},
      returns: v.object({ applied: v.number(), refused: v.number() }),
      handler: (ctx: WorkosMutationCtx) => retryRefused(ctx, options),
    }),
    importEveryone: internalActionGeneric({
      args: { from: v.optional(importPosition) },
      returns: v.object({ users: v.number(), memberships: v.number(), isDone: v.boolean() }),
      handler: (ctx, { from }) => importEveryone(ctx, from, { origin, module }),
    }),
    endMemberships: internalMutationGeneric({
      args: { organizationId: v.string(), from: v.number() },
      returns: v.null(),
      handler: async (ctx: WorkosMutationCtx, args) => {
        await endMemberships(ctx, args, options);
        return null;
      },
    }),
  };
}
