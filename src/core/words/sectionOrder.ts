import { OTHER_SECTION } from "./nameSection.js";

/**
 * The order of sections, as the server has it: A to Z, other scripts by code point, `"#"` last.
 *
 * @returns less than 0 where `a` stands before `b`
 */
export function compareSections(a: string, b: string): number {
  if (a === b) return 0;
  if (a === OTHER_SECTION || b === OTHER_SECTION) return a === OTHER_SECTION ? 1 : -1;
  // Not `a < b`, which compares halves of pairs: Adlam would stand before ﷽.
  return (a.codePointAt(0) ?? -1) - (b.codePointAt(0) ?? -1) || (a < b ? -1 : 1);
}
