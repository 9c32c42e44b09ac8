import { v, type Infer } from "convex/values";

/** How many members each section has; sections without members are left out. */
export const sectionsValidator = v.array(v.object({ section: v.string(), count: v.number() }));
export type Sections = Infer<typeof sectionsValidator>;

/** The sections with one change; a count never goes below zero, however it had drifted. */
export function countedIn(sections: Sections, section: string, by: number): Sections {
  const known = sections.find((each) => each.section === section)?.count ?? 0;
  const count = Math.max(0, known + by);
  const others = sections.filter((each) => each.section !== section);
  return count === 0
    ? others
    : [...others, { section, count }].toSorted((a, b) => (a.section < b.section ? -1 : 1));
}

/** The same counts, in whatever order their fields are stored. */
export function isSameSections(a: Sections, b: Sections): boolean {
  const text = (sections: Sections) => sections.map(({ section, count }) => section + count).join();
  return text(a) === text(b);
}
