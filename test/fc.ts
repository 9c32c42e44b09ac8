import fc from "fast-check";

/**
 * fast-check, with one seed for all properties: each run of `npm test` tries the same cases, so no
 * change is blamed for a case that was not tried before it. `SEED=random` tries new ones, as
 * `npm run test:long` does, and `SEED=<number>` those of a seed that a failure has printed.
 */
const seed = import.meta.env.SEED || "2026";
if (seed !== "random") fc.configureGlobal({ seed: Number(seed) });

export default fc;
