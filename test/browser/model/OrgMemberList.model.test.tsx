import fc from "../../fc.js";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../../src/styles.css";
import { createApp } from "./createApp.js";
import { anyStep } from "./steps.js";

// From the environment: `SEQUENCES=2000`, or `REPLAY=seed:path` with what a failure has printed.
const sequences = Number(import.meta.env.SEQUENCES || 50);
const [seed, ...path] = (import.meta.env.REPLAY as string).split(":");
const replay = seed ? { seed: Number(seed), path: path.join(":") } : {};

let complaints: string[];
const complain = (text: string) => {
  // Two sign-ins within one tick trip Convex's own client (1.48, AuthenticationManager): it reads the
  // configuration that the second has just replaced. It goes on with the second.
  if (!text.includes("onRefreshChange")) complaints.push(text);
};
const textOf = (thing: unknown) =>
  String(thing instanceof PromiseRejectionEvent ? thing.reason : thing);
const onRejection = (event: PromiseRejectionEvent) => complain(textOf(event));
beforeEach(() => {
  complaints = [];
  // React logs each error its boundaries catch; those we injected are expected, nothing else is.
  vi.spyOn(console, "error").mockImplementation((...args) => {
    const text = args.map(textOf).join(" ");
    if (!text.includes("made to fail")) complain(text);
  });
  // Convex's client tells of each connection that is lost.
  vi.spyOn(console, "warn").mockImplementation((...args) => {
    const text = args.map(textOf).join(" ");
    if (!/WebSocket|reconnect/i.test(text)) complain(text);
  });
  addEventListener("unhandledrejection", onRejection);
});
afterEach(() => {
  vi.restoreAllMocks();
  removeEventListener("unhandledrejection", onRejection);
});

test(
  "whatever happens, the list ends equal to the server, and no frame shows what it must not",
  { timeout: 60_000 + sequences * 3_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(30),
        fc.nat(12),
        fc.array(anyStep, { minLength: 4, maxLength: 25, size: "max" }),
        async (members, others, steps) => {
          const app = await createApp({ members: members + 1, others: others + 1 });
          try {
            for (const step of steps) await step.run(app);
            const { seen, expected } = await app.readAll();
            expect(seen).toEqual(expected);
            expect(app.offenses).toEqual([]);
          } finally {
            expect(await app.close()).toEqual({ subscriptions: 0, openSockets: 0 });
          }
          expect(complaints).toEqual([]);
        },
      ),
      { numRuns: sequences, ...replay },
    );
  },
);
