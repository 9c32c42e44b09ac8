import type { FunctionReference, GenericActionCtx, GenericDataModel } from "convex/server";
import type { CheckStep, Drift } from "./checkStep.js";
import type { RebuildStep } from "./rebuildStep.js";
import type { StepCursor } from "./stepCursor.js";

interface StepArgs extends Record<string, unknown> {
  cursor?: StepCursor | undefined;
  numItems?: number | undefined;
}

/** `rebuild` of `orgDirectory`, as `internal.users.directory.rebuild`. */
export type RebuildReference = FunctionReference<"mutation", "internal", StepArgs, RebuildStep>;
/** `check` of `orgDirectory`. */
export type CheckReference = FunctionReference<"query", "internal", StepArgs, CheckStep>;

export interface RunOptions {
  /** Where to continue: the `cursor` of an earlier run. @defaultValue `null`: from the beginning */
  cursor?: StepCursor | undefined;
  /** How many members a step looks at. @defaultValue `100` */
  numItems?: number | undefined;
}

// Convex ends an action after ten minutes, and a step may be slow.
const MAX_DURATION = 8 * 60 * 1000;

/**
 * Fills or repairs the whole directory, of any size, while the app goes on writing. Run it from an
 * internal action, once after you add the directory, and whenever rows were changed without your
 * functions (in the dashboard, by an import).
 *
 * ```ts
 * export const rebuildAll = internalAction({
 *   args: { cursor: v.optional(v.string()) },
 *   handler: (ctx, { cursor }): Promise<RebuildStep> =>
 *     rebuildDirectory(ctx, internal.users.directory.rebuild, { cursor }),
 * });
 * ```
 *
 * Each step is a mutation of its own, so a run that fails loses nothing.
 *
 * @returns how many members and rows of counts were wrong; and a `cursor` to continue from if eight
 *   minutes were not enough, else `null`
 */
export async function rebuildDirectory(
  ctx: Pick<GenericActionCtx<GenericDataModel>, "runMutation">,
  rebuild: RebuildReference,
  { cursor = null, numItems }: RunOptions = {},
): Promise<RebuildStep> {
  const end = Date.now() + MAX_DURATION;
  let mended = 0;
  do {
    const step: RebuildStep = await ctx.runMutation(rebuild, { cursor, numItems });
    mended += step.mended;
    ({ cursor } = step);
  } while (cursor !== null && Date.now() < end);
  return { cursor, mended };
}

/** More than anybody reads: with so many errors, run `rebuild`. */
const MAX_DRIFT = 1_000;

/**
 * Looks for what `rebuildDirectory` would repair, and changes nothing. What changes while it runs
 * may be missed.
 *
 * @returns the members and rows of counts that are wrong; and a `cursor` to continue from if eight
 *   minutes were not enough or a thousand have been found, else `null`
 */
export async function checkDirectory(
  ctx: Pick<GenericActionCtx<GenericDataModel>, "runQuery">,
  check: CheckReference,
  { cursor = null, numItems }: RunOptions = {},
): Promise<CheckStep> {
  const end = Date.now() + MAX_DURATION;
  const drift: Drift[] = [];
  do {
    const step: CheckStep = await ctx.runQuery(check, { cursor, numItems });
    drift.push(...step.drift);
    ({ cursor } = step);
  } while (cursor !== null && drift.length < MAX_DRIFT && Date.now() < end);
  return { cursor, drift };
}
