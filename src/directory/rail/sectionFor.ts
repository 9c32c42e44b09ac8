import type { SectionCount } from "../../core/browse/section.js";
import { nameKey } from "../../core/words/nameKey.js";
import { nameSection } from "../../core/words/nameSection.js";

/** The section that a typed letter belongs to, whatever its accents: its index, `-1` for none. */
export function sectionFor(key: string, sections: readonly SectionCount[]): number {
  if (!/^[\p{L}\p{N}#]\p{M}*$/u.test(key)) return -1;
  // An alphabet of its own, such as one with Å, may have a section for the letter with its accent.
  const [exact, folded] = [key.toUpperCase(), nameSection(nameKey(key))].map((wanted) =>
    sections.findIndex(({ section }) => section === wanted),
  );
  return exact! >= 0 ? exact! : folded!;
}
