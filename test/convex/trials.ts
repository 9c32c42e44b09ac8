/** How many random worlds each of `parts` properties tries, of `TRIALS` (1,000) in all. */
export const trials = (share: number) =>
  Math.max(1, Math.round(Number(process.env.TRIALS ?? 1000) * share));
