import type { CSSProperties } from "react";
import type { RowRange } from "../core/viewport/rowRange.js";
import type { SectionedRows } from "../core/viewport/sectionedRows.js";

/**
 * In px: the box of a section ends at least so far from the rows drawn, because browsers limit the
 * height of elements. It ends at multiples of this, so that most draws do not change it.
 */
const REACH = 10_000;

interface SectionHeadingsProps {
  readonly layout: SectionedRows;
  readonly drawn: RowRange;
  /** By how many px rows are drawn above their place. */
  readonly shift: number;
}

/**
 * The headings of the sections that are drawn. Each is in a box as tall as its section, and the
 * browser pins it while the box is in view. Screen readers find it in the section's first row.
 */
export function SectionHeadings({ layout, drawn, shift }: SectionHeadingsProps) {
  const { places, headingHeight } = layout;
  if (drawn.last < drawn.first) return null;
  const from = (Math.floor(layout.topOf(drawn.first) / REACH) - 1) * REACH;
  const to = (Math.ceil(layout.bottomOf(drawn.last) / REACH) + 1) * REACH;
  return places
    .filter(({ first, count }) => first <= drawn.last && first + count > drawn.first)
    .map(({ section, top, end }) => {
      const start = Math.max(top, from);
      const box: CSSProperties = {
        ...BOX,
        insetBlockStart: start - shift,
        blockSize: Math.min(end, to) - start,
      };
      return (
        <div key={`section ${section}`} aria-hidden="true" style={box}>
          <div data-slot="org-member-heading" style={{ ...HEADING, blockSize: headingHeight }}>
            {section}
          </div>
        </div>
      );
    });
}

// Above the rows, which follow it in the document; clicks pass through.
const BOX: CSSProperties = {
  position: "absolute",
  insetInline: 0,
  zIndex: 1,
  pointerEvents: "none",
};
const HEADING: CSSProperties = { position: "sticky", insetBlockStart: 0, boxSizing: "border-box" };
