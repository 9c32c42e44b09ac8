import { WorkOS } from "@workos-inc/node";
import { expect, test } from "vitest";
import { applyWorkosEvent } from "../../../src/workos/index.js";
import { createSync, membershipEvent, userEvent, usersAfter, type SentEvent } from "./sent.js";

const { webhooks } = new WorkOS("sk_test");

/** As `@workos-inc/node` reads it, and `@convex-dev/workos-authkit` hands it on. */
async function readByLibrary(sent: SentEvent) {
  const secret = "whsec_test";
  const payload = { id: "event_1", created_at: sent.data.updated_at, ...sent };
  const time = Date.now();
  const sigHeader = `t=${time}, v1=${await webhooks.computeSignature(time, payload, secret)}`;
  const { event, data } = await webhooks.constructEvent({ payload, sigHeader, secret });
  expect(data).toHaveProperty("createdAt");
  return { event, data };
}

test("events that WorkOS' own library has read end in the same rows", async () => {
  const sent = [
    userEvent("created", 1),
    membershipEvent("created", 2, { status: "pending" }),
    membershipEvent("updated", 3, { role: { slug: "admin" } }),
    userEvent("updated", 4, { last_name: null, profile_picture_url: null }),
  ];
  const { t, users } = createSync();
  for (const one of sent) {
    const event = await readByLibrary(one);
    await t.run((ctx) => applyWorkosEvent(ctx, event));
  }
  expect(await users()).toEqual(await usersAfter(...sent));
  expect(await users()).toMatchObject([{ displayName: "Ada", orgRole: "admin" }]);
});

test("a malformed one is an error, which undoes the mutation", async () => {
  const { t } = createSync();
  const event = { event: "user.updated", data: { id: "user_ada", email: "a@example.com" } };
  await expect(t.run((ctx) => applyWorkosEvent(ctx, event))).rejects.toThrow(
    "Its created_at is no date: undefined.",
  );
});
