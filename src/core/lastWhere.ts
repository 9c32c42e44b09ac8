/**
 * Index of the last item for which `isSo` holds; `-1` for none. A binary search: it must hold for the
 * first items, and for no item after one for which it does not.
 */
export function lastWhere<T>(items: readonly T[], isSo: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(items[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
