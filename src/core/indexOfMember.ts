/** All that following a row through live changes takes. */
export interface Identified {
  readonly _id: string;
}

/**
 * Where `id` stands, looked for outwards from where it stood: rows move little, lists are long.
 *
 * @returns `-1` when it is gone
 */
export function indexOfMember(members: readonly Identified[], id: string, near: number): number {
  const { length } = members;
  for (let below = Math.min(near, length - 1), above = below + 1; below >= 0 || above < length;) {
    if (below >= 0 && members[below]!._id === id) return below;
    if (above < length && members[above]!._id === id) return above;
    below--;
    above++;
  }
  return -1;
}
