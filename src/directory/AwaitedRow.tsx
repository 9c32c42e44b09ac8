import { memo, type CSSProperties } from "react";
import { SkeletonContent } from "../components/ListSkeleton.js";
import type { AwaitedPlace } from "../components/browsedRows.js";
import type { MemberListProps } from "../components/memberListProps.js";
import { slot } from "../components/slot.js";

interface AwaitedRowProps
  extends AwaitedPlace, Pick<MemberListProps, "renderSkeleton" | "classNames"> {
  readonly name: string;
}

/**
 * The row of a member who is not loaded yet. In a grid it can have the focus, which stays in the row
 * when its member loads. In a list it is hidden from screen readers.
 */
export const AwaitedRow = memo(function AwaitedRow(props: AwaitedRowProps) {
  const { index, top, height, tabStop, name, ...content } = props;
  const place: CSSProperties = {
    position: "absolute",
    insetInline: 0,
    insetBlockStart: top,
    blockSize: height,
    overflow: "hidden",
    boxSizing: "border-box",
  };
  const skeleton = (
    <div data-slot="org-member-skeleton" aria-hidden="true">
      <SkeletonContent index={index} {...content} />
    </div>
  );
  if (tabStop === undefined) {
    return (
      <div {...slot("row", content.classNames)} data-awaited="" aria-hidden="true" style={place}>
        {skeleton}
      </div>
    );
  }
  return (
    <div role="rowgroup" style={place}>
      <div
        {...slot("row", content.classNames)}
        data-awaited=""
        data-index={index}
        role="row"
        aria-rowindex={index + 1}
        tabIndex={tabStop ? 0 : -1}
        style={WHOLE}
      >
        <div role="gridcell" aria-label={name}>
          {skeleton}
        </div>
      </div>
    </div>
  );
});

/** As tall as the rows of loaded members. */
const WHOLE: CSSProperties = { blockSize: "100%", boxSizing: "border-box" };
