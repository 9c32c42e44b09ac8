/** The mark of a section on the rail. */
export interface RailMark {
  /** `"dot"` stands for the sections between two labels; `"none"` for one beside it. */
  readonly kind: "label" | "dot" | "none";
  /** How far from the middle of its section it is drawn, in heights of a section: at most half. */
  readonly shift: number;
}

/** Room that each mark needs beside a label, from middle to middle, in em. */
const ROOM = { label: 1.25, dot: 0.95 };

/**
 * What the rail draws for each section: as many labels as fit, spread evenly from the first to the
 * last, with a dot between two of them, as the index of a table on iOS has it. The section where the
 * reader is always has its label; marks too close to that one are left out, and no mark moves.
 *
 * @param room for all sections, in em
 * @param current index of the section where the reader is; `-1` for none
 */
export function railMarks(count: number, room: number, current: number): RailMark[] {
  const step = room / count;
  const marks = Array.from({ length: count }, (): RailMark => ({ kind: "none", shift: 0 }));
  if (step >= ROOM.label) return marks.map((mark) => ({ ...mark, kind: "label" }));

  const put = (kind: "label" | "dot", place: number) => {
    const index = Math.round(place);
    marks[index] = { kind, shift: place - index };
  };
  // At least two sections for a label and its dot, so that no section has two marks.
  const gaps = Math.max(1, Math.floor((count - 1) / Math.max(2, (2 * ROOM.dot) / step)));
  const gap = (count - 1) / gaps;
  for (let label = 0; label <= gaps; label++) {
    put("label", label * gap);
    if (label < gaps) put("dot", (label + 0.5) * gap);
  }
  if (current < 0) return marks;

  const place = current + marks[current]!.shift;
  return marks.map((mark, index) => {
    if (index === current) return { ...mark, kind: "label" };
    const distance = Math.abs(index + mark.shift - place) * step;
    return mark.kind !== "none" && distance < ROOM[mark.kind] ? { ...mark, kind: "none" } : mark;
  });
}
