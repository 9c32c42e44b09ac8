import { expect, test } from "vitest";
import fc from "../../fc.js";
import { createWalk, LOOKS } from "./createWalk.js";
import { replay, sequences } from "./parameters.js";
import { watchComplaints } from "./watchComplaints.js";
import { anyChange, anyStep } from "./walkSteps.js";

// A walk with its rests takes as long as 25 sequences of a list of some thirty members.
const walks = Math.ceil(sequences / 25);

// Each walk has members of its own, and 100,000 take ten seconds to write: `npm run test:long` has
// them. 5,200 have the same pages and sections, only fewer, and take a second.
const sizes = ((import.meta.env.MEMBERS as string) || "5200").split(",").map(Number);

const leg = fc.array(anyStep, { minLength: 1, maxLength: 4 });
const looks = fc.constantFrom(...(Object.keys(LOOKS) as (keyof typeof LOOKS)[]));
const timeout = 60_000 + walks * 40_000;

const takeComplaints = watchComplaints();

test.for(sizes)(
  "wherever a reader goes among %i members who come and go, they end with seeing who is there",
  { timeout: timeout + 60_000 },
  async (members) => {
    await fc.assert(
      fc.asyncProperty(
        looks,
        fc.boolean(),
        fc.constantFrom(180, 480, 800),
        fc.array(leg, { minLength: 1, maxLength: 4 }),
        fc.array(anyChange, { minLength: 8, maxLength: 40, size: "max" }),
        async (look, isStrict, height, legs, changes) => {
          const walk = await createWalk({ members, look, isStrict, height });
          // Forget those of a walk that has failed, and is shortened now.
          takeComplaints();
          let turn = 0;
          walk.changeBy(() => changes[turn++ % changes.length]!.run(walk));
          try {
            for (const steps of legs) {
              for (const step of steps) {
                walk.begin(step);
                await step.run(walk);
                await walk.pause(20);
              }
              await walk.settle();
              await walk.rest();
              await walk.settle();
              expect(walk.offenses).toEqual([]);
            }
          } finally {
            await walk.close();
          }
          expect(takeComplaints()).toEqual([]);
        },
      ),
      // A walk that fails is told, even if there is no time to shorten it.
      { numRuns: walks, ...replay, interruptAfterTimeLimit: timeout },
    );
  },
);
