/**
 * Where a key takes the focus in a list of rows.
 *
 * @param page how many rows PageUp and PageDown go
 * @returns `null` for keys that move nothing
 */
export function rowForKey(key: string, row: number, count: number, page: number): number | null {
  const moves: Record<string, number> = {
    ArrowDown: row + 1,
    ArrowUp: row - 1,
    PageDown: row + page,
    PageUp: row - page,
    Home: 0,
    End: count - 1,
  };
  const target = moves[key];
  return target === undefined ? null : Math.max(0, Math.min(count - 1, target));
}
