import fc from "../../fc.js";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { trials } from "../trials.js";
import { steps, world } from "./steps.js";
import { Trial } from "./trial.js";
import { variants } from "./variants.js";

// Viewers without a row are part of every world, and each leaves a warning.
beforeAll(() => void vi.spyOn(console, "warn").mockReturnValue());
afterAll(() => vi.restoreAllMocks());

test.each(variants)(
  "with $name, every answer is what filtering an array allows, and tells nothing else",
  async (variant) => {
    const property = fc.asyncProperty(world, steps, async (people, sequence) => {
      const trial = new Trial(variant, people);
      try {
        for (const step of sequence) {
          if (step.kind === "request") await trial.request(step);
          else if (step.kind === "search") await trial.search(step);
          else if (step.kind === "browse") await trial.browse(step);
          else if (step.kind === "locate") await trial.locate(step);
          else if (step.kind === "count") await trial.count(step);
          else if (step.kind === "forge") await trial.forge(step);
          else await trial.change(step);
        }
        // Few random viewers ask for what has just drifted: in the end every organization is asked.
        await trial.searchEverywhere();
      } finally {
        await trial.close();
      }
    });
    const tried = fc.assert(property, { numRuns: trials(1 / variants.length) });
    await expect(tried).resolves.toBeUndefined();
  },
  0,
);
