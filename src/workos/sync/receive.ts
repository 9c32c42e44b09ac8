import { readEvent } from "../events/readEvent.js";
import { RefusedEvent } from "../events/RefusedEvent.js";
import { applyEvent } from "./applyEvent.js";
import { syncFunction } from "./syncFunction.js";
import type { SyncOptions } from "./syncOptions.js";
import type { WorkosMutationCtx } from "./workosCtx.js";

/**
 * Applies events, each as the JSON that WorkOS sent. A refused event is logged and kept in
 * `workosRefusedEvents`, so that it is not lost.
 *
 * @returns why events were refused
 */
export async function receive(
  ctx: WorkosMutationCtx,
  bodies: readonly string[],
  options: SyncOptions,
): Promise<{ refused: string[] }> {
  const refused = [];
  for (const body of bodies) {
    const reason = await applyBody(ctx, body, options);
    if (reason !== null) refused.push(reason);
  }
  return { refused };
}

async function applyBody(ctx: WorkosMutationCtx, body: string, options: SyncOptions) {
  try {
    const event = readEvent(parse(body));
    if (event) await applyEvent(ctx, event, options);
  } catch (refusal) {
    if (!(refusal instanceof RefusedEvent)) throw refusal;
    await keepRefused(ctx, body, refusal.message);
    return refusal.message;
  }
  // The event may have been refused before: it is applied now, so it need not be kept.
  const kept = await findKept(ctx, eventIdOf(body));
  if (kept) await ctx.db.delete(kept._id);
  return null;
}

/** Keeps an event that could not be applied. WorkOS sends it several times: one row keeps the last. */
export async function keepRefused(
  ctx: WorkosMutationCtx,
  body: string,
  reason: string,
): Promise<void> {
  const eventId = eventIdOf(body);
  const known = await findKept(ctx, eventId);
  const row = { eventId, body, reason, receivedAt: Date.now() };
  if (known === null) await ctx.db.insert("workosRefusedEvents", row);
  else await ctx.db.replace(known._id, row);
  console.error(
    `An event of WorkOS was not applied: ${reason} It is kept in "workosRefusedEvents"; ` +
      `when the reason is gone, run workos:retryRefused.`,
    body,
  );
}

/** How many kept events one run retries. */
const BATCH = 500;

/** Tries the events that were refused again, the oldest first. Those refused again stay. */
export async function retryRefused(
  ctx: WorkosMutationCtx,
  options: SyncOptions,
): Promise<{ applied: number; refused: number }> {
  const kept = await ctx.db.query("workosRefusedEvents").take(BATCH);
  let refused = 0;
  for (const { _id, body, reason } of kept) {
    await ctx.db.delete(_id);
    try {
      // Each event has its own transaction, so a failure undoes no other event.
      const result = await ctx.runMutation(syncFunction(options, "receive"), { bodies: [body] });
      refused += result.refused.length;
    } catch (error) {
      await keepRefused(ctx, body, error instanceof Error ? error.message : reason);
      refused++;
    }
  }
  return { applied: kept.length - refused, refused };
}

async function findKept(ctx: WorkosMutationCtx, eventId: string | undefined) {
  if (eventId === undefined) return null;
  return ctx.db
    .query("workosRefusedEvents")
    .withIndex("by_event_id", (q) => q.eq("eventId", eventId))
    .first();
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new RefusedEvent("It is no JSON.");
  }
}

function eventIdOf(body: string): string | undefined {
  try {
    const { id } = JSON.parse(body) as { id?: unknown };
    return typeof id === "string" ? id : undefined;
  } catch {
    return undefined;
  }
}
