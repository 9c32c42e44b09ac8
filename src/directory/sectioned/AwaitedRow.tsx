import { memo, type CSSProperties } from "react";
import { SkeletonContent } from "../../components/ListSkeleton.js";
import type { AwaitedPlace } from "../../components/browsedRows.js";
import type { MemberListProps } from "../../components/memberListProps.js";
import { slot } from "../../components/slot.js";
import { VISUALLY_HIDDEN } from "../../components/visuallyHidden.js";

interface AwaitedRowProps
  extends AwaitedPlace, Pick<MemberListProps, "renderSkeleton" | "classNames"> {
  readonly name: string;
}

/**
 * The row of a member who is not loaded yet. In a grid it can have the focus, which stays in the row
 * when its member loads. In a list, screen readers say that members are being loaded.
 */
export const AwaitedRow = memo(function AwaitedRow(props: AwaitedRowProps) {
  const { index, top, height, tabStop, name, ...content } = props;
  const place: CSSProperties = { ...PLACE, insetBlockStart: top, blockSize: height };
  const own = { ...slot("row", content.classNames), "data-awaited": "" };
  const skeleton = (
    <div data-slot="org-member-skeleton" aria-hidden="true">
      <SkeletonContent index={index} {...content} />
    </div>
  );
  return tabStop === undefined ? (
    <div {...own} role="listitem" style={place}>
      <span style={VISUALLY_HIDDEN}>{name}</span>
      {skeleton}
    </div>
  ) : (
    <div role="rowgroup" style={place}>
      <div
        {...own}
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

const PLACE: CSSProperties = {
  position: "absolute",
  insetInline: 0,
  overflow: "hidden",
  boxSizing: "border-box",
};
