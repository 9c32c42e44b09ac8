import { type CSSProperties, type ReactNode, useRef, useState } from "react";
import type { DrawnRows } from "../../components/browsedRows.js";
import type { SectionedRows } from "../../core/viewport/sectionedRows.js";
import { useIsomorphicLayoutEffect } from "../../hooks/useIsomorphicLayoutEffect.js";
import type { OrgMemberDirectoryLocalization } from "../directoryLocalization.js";
import { SpokenHeading } from "./SpokenHeading.js";

/**
 * In px: the box of a section ends at least so far from the rows drawn, because browsers limit the
 * height of elements. It ends at multiples of this, so that most draws do not change it.
 */
const REACH = 10_000;

interface RowsWithHeadingsProps {
  /** The rows drawn, in order. */
  readonly rows: readonly ReactNode[];
  readonly layout: SectionedRows;
  readonly view: DrawnRows;
  readonly isGrid: boolean;
  /** What a screen reader says of a section. */
  readonly nameOf: OrgMemberDirectoryLocalization["section"];
}

/**
 * The rows, with the heading of each section before its first row.
 *
 * The visible heading is in a box as tall as the section, and the browser pins it while the box is in
 * view. It is hidden from screen readers.
 *
 * Screen readers get another heading. In a grid it is in the section's first row. In a list it is an
 * item of its own, because a screen reader that goes from item to item says the first line of each.
 * All sections have one, even if none of their rows is drawn, because screen readers go from heading
 * to heading. The heading of the section in view is the list's tab stop: so reading begins there, and
 * not with the first row drawn. While a heading has the focus it stays the tab stop, so that Tab
 * leaves the list.
 */
export function RowsWithHeadings({ rows, layout, view, isGrid, nameOf }: RowsWithHeadingsProps) {
  const { places, headingHeight, topOf } = layout;
  const { drawn, shift, firstInView, placeOf } = view;
  const [focused, setFocused] = useState("");
  const tabStop = useRef<HTMLDivElement>(null);
  const holdsFocus = places.some(({ section }) => section === focused);

  // The last member of a section has left, and the heading that had the focus is gone.
  useIsomorphicLayoutEffect(() => {
    if (focused !== "" && !holdsFocus) tabStop.current?.focus({ preventScroll: true });
  }, [focused, holdsFocus]);

  const from = (Math.floor(topOf(drawn.first) / REACH) - 1) * REACH;
  const to = (Math.ceil(layout.bottomOf(drawn.last) / REACH) + 1) * REACH;
  const drawnWith: ReactNode[] = [];
  let next = 0;
  for (const { section, count, first, top, end } of places) {
    while (next < rows.length && view.rows[next]!.index < first) drawnWith.push(rows[next++]);
    if (first <= drawn.last && first + count > drawn.first) {
      const start = Math.max(top, from);
      const place = { insetBlockStart: start - shift, blockSize: Math.min(end, to) - start };
      drawnWith.push(
        <div key={`box ${section}`} aria-hidden="true" style={{ ...BOX, ...place }}>
          <div data-slot="org-member-heading" style={{ ...HEADING, blockSize: headingHeight }}>
            {section}
          </div>
        </div>,
      );
    }
    if (!isGrid) {
      const isInView = first <= firstInView && firstInView < first + count;
      drawnWith.push(
        <SpokenHeading
          key={`heading ${section}`}
          {...{ section, count, nameOf }}
          setSize={layout.count}
          top={placeOf(top)}
          focusTop={placeOf(isInView ? topOf(firstInView) : top)}
          tabStop={(holdsFocus ? section === focused : isInView) ? tabStop : null}
          onFocus={setFocused}
        />,
      );
    }
  }
  return [...drawnWith, ...rows.slice(next)];
}

// Above the rows; clicks pass through.
const BOX: CSSProperties = {
  position: "absolute",
  insetInline: 0,
  zIndex: 1,
  pointerEvents: "none",
};
const HEADING: CSSProperties = { position: "sticky", insetBlockStart: 0, boxSizing: "border-box" };
