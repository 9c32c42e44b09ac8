/** Events as WorkOS sends them, and the tables they end in. */
import { convexTest } from "convex-test";
import { internal } from "../../../convex/_generated/api.js";
import schema from "../../../convex/schema.js";
import { workosSync, type WorkosSyncOptions } from "../../../src/workos/index.js";
import { modules } from "../modules.js";

export const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
export const ms = (second: number) => Date.parse(at(second));

export interface SentEvent {
  id?: string;
  event: string;
  data: Record<string, unknown>;
}

export const userEvent = (event: string, second: number, changes: object = {}): SentEvent => ({
  event: `user.${event}`,
  data: {
    object: "user",
    id: "user_ada",
    email: "ada@example.com",
    email_verified: true,
    first_name: "Ada" as string | null,
    last_name: "Lovelace" as string | null,
    profile_picture_url: "https://example.com/ada.png" as string | null,
    created_at: at(1),
    updated_at: at(second),
    ...changes,
  },
});

export const membershipEvent = (
  event: string,
  second: number,
  changes: object = {},
): SentEvent => ({
  event: `organization_membership.${event}`,
  data: {
    object: "organization_membership",
    id: "om_1",
    user_id: "user_ada",
    organization_id: "org_1",
    role: { slug: "member" },
    status: "active",
    created_at: at(2),
    updated_at: at(second),
    ...changes,
  },
});

export const organizationDeleted = (id = "org_1"): SentEvent => ({
  event: "organization.deleted",
  data: { object: "organization", id, name: "Acme", created_at: at(0), updated_at: at(9) },
});

/** A deployment that keeps its tables as these events say. */
export function createSync(options: WorkosSyncOptions = {}) {
  const t = convexTest(schema, {
    ...modules,
    "../../convex/workos.ts": async () => workosSync(options),
  });
  return {
    t,
    send: (...events: SentEvent[]) =>
      t.mutation(internal.workos.receive, { bodies: events.map((sent) => JSON.stringify(sent)) }),
    /** The rows of `users`, without what Convex adds. */
    users: async () => {
      const rows = await t.run((ctx) => ctx.db.query("users").take(100));
      return rows.map(({ _id, _creationTime, ...user }) => user);
    },
    refused: () => t.run((ctx) => ctx.db.query("workosRefusedEvents").take(100)),
  };
}

/** The users after these events, in this order. */
export async function usersAfter(...events: SentEvent[]) {
  const { send, users } = createSync();
  for (const sent of events) await send(sent);
  return users();
}
