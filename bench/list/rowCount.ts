let rows = 0;

/** Called by each contender whenever it draws the content of a row. */
export function countRow(): void {
  rows++;
}

export function takeRowCount(): number {
  const count = rows;
  rows = 0;
  return count;
}
