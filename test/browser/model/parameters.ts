// From the environment: `SEQUENCES=2000`, or `REPLAY=seed:path` with what a failure has printed.
export const sequences = Number(import.meta.env.SEQUENCES || 50);

const [seed, ...path] = (import.meta.env.REPLAY as string).split(":");
export const replay = seed ? { seed: Number(seed), path: path.join(":") } : {};
