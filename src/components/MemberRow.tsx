import { memo, type CSSProperties, type ReactElement } from "react";
import type { Member } from "../core/member.js";
import { MemberContent, type MemberContentProps } from "./MemberContent.js";
import { slot } from "./slot.js";

interface MemberRowProps<M extends Member> extends Omit<MemberContentProps<M>, "cells" | "cellId"> {
  readonly index: number;
  /** In px from the top of the list; `null` in the flow. */
  readonly top: number | null;
  /** How many members there are, once that is known. */
  readonly total: number | undefined;
  /** Whether the row holds the grid's tab stop; `undefined` for the item of a list. */
  readonly tabStop: boolean | undefined;
  readonly actionable: boolean;
  readonly listId: string;
}

/** Where a row is and what it is to a screen reader; what it shows is not rendered again with it. */
export const MemberRow = memo(function MemberRow<M extends Member>({
  index,
  top,
  total,
  tabStop,
  actionable,
  listId,
  ...content
}: MemberRowProps<M>) {
  const { member, renderActions, classNames } = content;
  const cells = tabStop !== undefined;
  const cellId = renderActions && `${listId}${member._id}`;
  return (
    <div
      {...slot("row", classNames)}
      data-index={index}
      style={top === null ? undefined : { ...ROW, insetBlockStart: top }}
      {...(cells
        ? {
            role: "row",
            "aria-labelledby": cellId,
            "aria-rowindex": index + 1,
            tabIndex: tabStop ? 0 : -1,
          }
        : { role: "listitem", "aria-posinset": index + 1, "aria-setsize": total })}
      data-action={actionable ? "" : undefined}
    >
      <MemberContent {...content} {...{ cells, cellId }} />
    </div>
  );
}) as <M extends Member>(props: MemberRowProps<M>) => ReactElement;

const ROW: CSSProperties = { position: "absolute", insetInline: 0 };
