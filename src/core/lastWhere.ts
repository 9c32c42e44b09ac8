/** Index of the last item for which `isSo` holds, where it holds for all before; `-1` for none. */
export function lastWhere<T>(items: readonly T[], isSo: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(items[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
