const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/**
 * How long to wait before loading again after a failure: doubling from 1 s to 30 s, and spread
 * by up to half, so that a whole organization does not return in the same second.
 *
 * @param failures in a row so far, 1 or more
 * @param random 0 to 1
 * @returns milliseconds
 */
export function retryDelay(failures: number, random = Math.random()): number {
  return Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS) * (1 + random / 2);
}
