/**
 * The smallest span with all differences: `previous` from `start` to `before`, `next` from `start` to
 * `after`, both exclusive. Outside of it both lists hold the same objects.
 */
export function changedSpan(previous: readonly unknown[], next: readonly unknown[]) {
  let start = 0;
  let before = previous.length;
  let after = next.length;
  while (start < before && start < after && previous[start] === next[start]) start++;
  while (before > start && after > start && previous[before - 1] === next[after - 1]) {
    before--;
    after--;
  }
  return { start, before, after };
}
