import { WorkOS } from "@workos-inc/node";
import { convexTest } from "convex-test";
import { internalMutationGeneric } from "convex/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import schema from "../../../convex/schema.js";
import { workosSync } from "../../../src/workos/index.js";
import { modules } from "../modules.js";
import { userEvent } from "./sent.js";

const secret = "whsec_test";
// WorkOS' own library says what its signatures are.
const { webhooks } = new WorkOS("sk_test");

beforeEach(() => {
  vi.stubEnv("WORKOS_WEBHOOK_SECRET", secret);
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

interface Delivery {
  key?: string;
  time?: number;
  tamper?: (body: string) => string;
  unsigned?: boolean;
  workos?: () => Promise<unknown>;
}

async function deliver(
  sent: object,
  { key = secret, time = Date.now(), tamper = (body) => body, unsigned, workos }: Delivery = {},
) {
  const t = convexTest(schema, workos ? { ...modules, "../../convex/workos.ts": workos } : modules);
  const signature = `t=${time}, v1=${await webhooks.computeSignature(time, sent, key)}`;
  const fetched = t.fetch("/workos/webhook", {
    method: "POST",
    body: tamper(JSON.stringify(sent)),
    headers: unsigned ? {} : { "WorkOS-Signature": signature },
  });
  const response = await fetched.catch((error: Error) => error);
  const count = (table: "users" | "workosRefusedEvents") =>
    t.run(async (ctx) => (await ctx.db.query(table).take(10)).length);
  return {
    status: response instanceof Error ? response.message : response.status,
    text: response instanceof Error ? "" : await response.text(),
    users: await count("users"),
    kept: await count("workosRefusedEvents"),
  };
}

describe("the webhook", () => {
  test("takes an event that WorkOS signed", async () => {
    expect(await deliver(userEvent("created", 1))).toMatchObject({ status: 200, users: 1 });
  });

  test("takes events of other kinds and leaves them", async () => {
    for (const event of ["session.created", "organization.created", "organization.updated"]) {
      expect(await deliver({ event, data: {} })).toMatchObject({ status: 200, users: 0, kept: 0 });
    }
  });

  test.each<[string, Delivery]>([
    ["unsigned", { unsigned: true }],
    ["signed with another secret", { key: "whsec_other" }],
    ["changed on the way", { tamper: (body: string) => body.replace("Ada", "Eve") }],
    ["delivered again after an hour", { time: Date.now() - 60 * 60 * 1000 }],
    ["dated in the future", { time: Date.now() + 60 * 60 * 1000 }],
  ])("refuses an event that is %s", async (_what, how) => {
    const refused = { status: 401, users: 0, kept: 0 };
    expect(await deliver(userEvent("created", 1), how)).toMatchObject(refused);
  });

  test("says what is wrong with an event that it does not understand, and keeps it", async () => {
    const sent = userEvent("created", 1, { updated_at: "yesterday" });
    expect(await deliver(sent)).toEqual({
      status: 422,
      text: 'Its updated_at is no date: "yesterday".',
      users: 0,
      kept: 1,
    });
  });

  test("keeps an event that could not be applied: WorkOS sends it again for some days only", async () => {
    const receive = internalMutationGeneric(async () => {
      throw new Error("users has a field that is required");
    });
    const workos = async () => ({ ...workosSync(), receive });
    expect(await deliver(userEvent("created", 1), { workos })).toMatchObject({
      status: expect.stringContaining("users has a field that is required"),
      kept: 1,
    });
  });

  test("says which variable is not set", async () => {
    vi.stubEnv("WORKOS_WEBHOOK_SECRET", undefined);
    const { status } = await deliver(userEvent("created", 1));
    expect(status).toContain("npx convex env set WORKOS_WEBHOOK_SECRET");
  });
});
