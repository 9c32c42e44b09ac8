/** Whether two arrays have the same items in the same order. */
export function sameItems<T>(
  ones: readonly T[],
  others: readonly T[],
  isSame: (one: T, other: T) => boolean = Object.is,
): boolean {
  return ones.length === others.length && ones.every((one, i) => isSame(one, others[i]!));
}
