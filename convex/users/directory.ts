import {
  checkDirectory,
  orgDirectory,
  rebuildDirectory,
  type CheckStep,
  type RebuildStep,
} from "convex-org-members/directory/server";
import { v } from "convex/values";
import { internal } from "../_generated/api";
import { internalAction, internalMutation, internalQuery, query } from "../_generated/server";

const directory = orgDirectory({ query, internalQuery, internalMutation });

export const { searchActiveUsersInOrg, countActiveUsersInOrg, rebuild, check } = directory;

export const { countActiveUsersBySection, browseActiveUsersInOrg, locateActiveUserInOrg } =
  directory;

/** After each write to `users`: `await sync(ctx, id)`. */
export const { sync } = directory;

/** Once after the directory is added, and after writes that nothing told it of. */
export const rebuildAll = internalAction({
  args: { cursor: v.optional(v.string()) },
  handler: (ctx, { cursor }): Promise<RebuildStep> =>
    rebuildDirectory(ctx, internal.users.directory.rebuild, { cursor }),
});

/** What `rebuildAll` would mend. */
export const checkAll = internalAction({
  args: { cursor: v.optional(v.string()) },
  handler: (ctx, { cursor }): Promise<CheckStep> =>
    checkDirectory(ctx, internal.users.directory.check, { cursor }),
});
