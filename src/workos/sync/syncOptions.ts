import type { GenericId } from "convex/values";
import type { AnyMutationCtx } from "./workosCtx.js";

/** Called within the mutation that has written, or deleted, a row of `users`. */
export type OnUserChange = (ctx: AnyMutationCtx, userId: GenericId<"users">) => unknown;

/** How the sync of an app works. */
export interface SyncOptions {
  readonly severalOrganizations: boolean;
  /** The module that exports the functions of `workosSync`, such as `"workos"`. */
  readonly module: string;
  readonly onUserChange: OnUserChange;
}
