import { memo, type CSSProperties, type ReactElement } from "react";
import type { Member } from "../core/member.js";
import { memberHref } from "../hooks/memberHref.js";
import { MemberContent, type MemberContentProps } from "./MemberContent.js";
import type { MemberListProps } from "./memberListProps.js";
import { slot } from "./slot.js";

interface Props<M extends Member>
  extends
    Omit<MemberContentProps<M>, "cells" | "cellId" | "href">,
    Pick<MemberListProps<M>, "getRowProps" | "getMemberHref"> {
  readonly index: number;
  /** In px from the top of the list; `null` in the flow. */
  readonly top: number | null;
  /** Whether the row holds the grid's tab stop; `undefined` for the item of a list. */
  readonly tabStop: boolean | undefined;
  readonly actionable: boolean;
  readonly listId: string;
}

/** The row's position and ARIA attributes. Its content does not render again when these change. */
export const MemberRow = memo(function MemberRow<M extends Member>({
  index,
  top,
  tabStop,
  actionable,
  listId,
  getRowProps,
  getMemberHref,
  ...content
}: Props<M>) {
  const { member, renderActions, classNames } = content;
  const cells = tabStop !== undefined;
  const cellId = renderActions && `${listId}${member._id}`;
  const { className, ...given } = getRowProps?.(member) ?? {};
  const own = slot("row", classNames);
  const href = memberHref(member, getMemberHref);
  const place = top === null ? IN_FLOW : { ...PLACED, insetBlockStart: top };
  const row = (
    <div
      {...given}
      {...own}
      className={[own.className, className].filter(Boolean).join(" ") || undefined}
      data-index={index}
      style={{ ...given.style, ...(cells ? IN_FLOW : place) }}
      {...(cells
        ? {
            role: "row",
            "aria-labelledby": cellId,
            "aria-rowindex": index + 1,
            tabIndex: tabStop ? 0 : -1,
          }
        : { role: "listitem", "aria-posinset": index + 1 })}
      data-action={actionable || href !== undefined ? "" : undefined}
    >
      <MemberContent {...content} {...{ cells, cellId, href }} />
    </div>
  );
  // When a row is removed, Orca mistakes it for the focused row if both have the same parent. So each
  // row has its own.
  return cells ? (
    <div role="rowgroup" style={place}>
      {row}
    </div>
  ) : (
    row
  );
}) as <M extends Member>(props: Props<M>) => ReactElement;

const PLACED: CSSProperties = { position: "absolute", insetInline: 0 };
/** The row's link is stretched over this box. */
const IN_FLOW: CSSProperties = { position: "relative", inset: "auto" };
