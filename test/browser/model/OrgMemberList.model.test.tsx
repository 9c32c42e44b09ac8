import fc from "../../fc.js";
import { expect, test } from "vitest";
import "../../../src/styles.css";
import { createApp } from "./createApp.js";
import { replay, sequences } from "./parameters.js";
import { anyStep } from "./steps.js";
import { watchComplaints } from "./watchComplaints.js";

const takeComplaints = watchComplaints();

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
          // Forget those of a sequence that has failed, and is shortened now.
          takeComplaints();
          try {
            for (const step of steps) await step.run(app);
            const { seen, expected } = await app.readAll();
            expect(seen).toEqual(expected);
            expect(app.offenses).toEqual([]);
          } finally {
            expect(await app.close()).toEqual({ subscriptions: 0, openSockets: 0 });
          }
          expect(takeComplaints()).toEqual([]);
        },
      ),
      { numRuns: sequences, ...replay },
    );
  },
);
