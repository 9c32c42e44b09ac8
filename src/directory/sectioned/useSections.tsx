import { useCallback } from "react";
import type { BrowsedRows } from "../../components/browsedRows.js";
import type { MemberListProps } from "../../components/memberListProps.js";
import { type Section, sectionAt } from "../../core/browse/section.js";
import { ROW_HEIGHT } from "../../core/look.js";
import { type SectionedRows, sectionedRows } from "../../core/viewport/sectionedRows.js";
import { AwaitedRow } from "./AwaitedRow.js";
import type { OrgMemberDirectoryLocalization } from "../directoryLocalization.js";
import { RowsWithHeadings } from "./RowsWithHeadings.js";
import { sectionFor } from "../rail/sectionFor.js";

/** Height of a heading at the default font size, in px. It grows with the rows. */
const HEADING_HEIGHT = 32;

/** The functions with which the list lays out and draws sections. */
export function useSections(
  sections: readonly Section[],
  words: Pick<OrgMemberDirectoryLocalization, "section" | "loading">,
  look: Pick<MemberListProps, "renderSkeleton" | "classNames">,
): Omit<BrowsedRows, "rows" | "onView"> {
  const layOut = useCallback(
    (rowHeight: number) =>
      sectionedRows(sections, rowHeight, Math.round((rowHeight * HEADING_HEIGHT) / ROW_HEIGHT)),
    [sections],
  );
  return {
    layOut,
    withSections: (rows, layout, view, isGrid) => (
      <RowsWithHeadings
        {...{ rows, view, isGrid }}
        layout={layout as SectionedRows}
        nameOf={words.section}
      />
    ),
    headingAt: (index) => {
      const at = sectionAt(sections, index);
      return at?.first === index ? words.section(at.section, at.count) : undefined;
    },
    rowForLetter: (letter) => sections[sectionFor(letter, sections)]?.first ?? -1,
    renderAwaited: (place) => (
      <AwaitedRow key={place.index} {...place} {...look} name={words.loading} />
    ),
  };
}
