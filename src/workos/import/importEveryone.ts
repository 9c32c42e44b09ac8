import type { GenericActionCtx, GenericDataModel } from "convex/server";
import { v, type Infer } from "convex/values";
import { requiredEnv } from "../env.js";
import { syncFunction } from "../sync/syncFunction.js";
import { listPage, type Filter } from "./listPage.js";

const after = v.union(v.string(), v.null());

/** Where an import continues: `after` which item, in which of WorkOS' lists. */
export const importPosition = v.union(
  v.object({ list: v.literal("users"), after }),
  v.object({ list: v.literal("organizations"), after }),
  v.object({
    list: v.literal("memberships"),
    organizationId: v.string(),
    after,
    /** The organization after which the next one comes; `null` when this is the last. */
    nextOrganization: after,
  }),
  v.object({ list: v.literal("deletions"), after }),
);

export type ImportPosition = Infer<typeof importPosition>;

/** WorkOS keeps events for 30 days. */
const EVENTS_KEPT = 30 * 24 * 3600 * 1000;

/** Convex ends an action after ten minutes. The rest is left to another run before that. */
const TIME_LIMIT = 8 * 60 * 1000;

/**
 * Applies all users and memberships that WorkOS has, as if each had just been updated: for people who
 * joined before the webhook was set up. People who have left are in no list. So the deletions that
 * WorkOS still knows of are applied afterwards: the webhook may have missed them. Running it again
 * does no harm.
 *
 * @throws Error with WorkOS' own words when it refuses
 */
export async function importEveryone(
  ctx: GenericActionCtx<GenericDataModel>,
  from: ImportPosition = { list: "users", after: null },
  { origin, module }: { origin: string; module: string },
): Promise<{ users: number; memberships: number; isDone: boolean }> {
  const started = Date.now();
  const key = requiredEnv("WORKOS_API_KEY", "the secret key of your WorkOS environment");
  const list = (path: string, filter: Filter) => listPage({ origin, key, path, filter });
  const count = { users: 0, memberships: 0 };

  const receive = (bodies: string[]) =>
    ctx.runMutation(syncFunction({ module }, "receive"), { bodies });
  const apply = async (event: string, items: readonly { id: string }[]) => {
    await receive(items.map((data) => JSON.stringify({ id: `import:${data.id}`, event, data })));
    return items.length;
  };

  /** Applies one page, and says where the next one is. */
  const step = async (position: ImportPosition): Promise<ImportPosition | null> => {
    switch (position.list) {
      case "users": {
        const page = await list("user_management/users", { after: position.after });
        count.users += await apply("user.updated", page.items);
        const isLast = page.after === null;
        return isLast
          ? { list: "organizations", after: null }
          : { list: "users", after: page.after };
      }
      case "organizations": {
        // One at a time, as each has a list of its own.
        const page = await list("organizations", { limit: "1", after: position.after });
        const organizationId = page.items[0]?.id;
        const nextOrganization = page.after;
        return organizationId === undefined
          ? { list: "deletions", after: null }
          : { list: "memberships", organizationId, after: null, nextOrganization };
      }
      case "memberships": {
        const { organizationId, nextOrganization } = position;
        const page = await list("user_management/organization_memberships", {
          organization_id: organizationId,
          statuses: "active,inactive,pending",
          after: position.after,
        });
        count.memberships += await apply("organization_membership.updated", page.items);
        if (page.after !== null) return { ...position, after: page.after };
        return nextOrganization === null
          ? { list: "deletions", after: null }
          : { list: "organizations", after: nextOrganization };
      }
      case "deletions": {
        const page = await list("events", {
          events: ["user.deleted", "organization_membership.deleted", "organization.deleted"],
          // A minute less than the limit, so that WorkOS does not refuse.
          range_start: position.after
            ? null
            : new Date(started - EVENTS_KEPT + 60_000).toISOString(),
          after: position.after,
        });
        await receive(page.items.map((event) => JSON.stringify(event)));
        return page.after === null ? null : { list: "deletions", after: page.after };
      }
    }
  };

  for (let position: ImportPosition | null = from; position !== null;) {
    if (Date.now() - started > TIME_LIMIT) {
      const rest = { from: position };
      await ctx.scheduler.runAfter(0, syncFunction({ module }, "importEveryone"), rest);
      return { ...count, isDone: false };
    }
    position = await step(position);
  }
  return { ...count, isDone: true };
}
