/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * @param {number[]} values
 * @param {(value: number) => string} format
 * @returns median, and the smallest and largest
 */
export function spread(values, format = (value) => value.toFixed(2)) {
  const [low, high] = [Math.min(...values), Math.max(...values)].map(format);
  return `**${format(median(values))}** (${low}–${high})`;
}

/**
 * A Markdown table.
 *
 * @param {string[]} head
 * @param {(string | number)[][]} rows
 */
export function table(head, rows) {
  const line = (/** @type {(string | number)[]} */ cells) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, column) => (column === 0 ? "---" : "---:"));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}
