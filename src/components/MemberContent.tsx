import { memo, type CSSProperties, type ReactNode } from "react";
import { cleanName } from "../core/words/cleanName.js";
import type { ImageGate } from "../core/viewport/createImageGate.js";
import type { Member } from "../core/member.js";
import { MemberAvatar } from "./MemberAvatar.js";
import type { MemberListProps } from "./memberListProps.js";
import { slot } from "./slot.js";
import { VISUALLY_HIDDEN } from "./visuallyHidden.js";

export interface MemberContentProps<M extends Member> extends Pick<
  MemberListProps<M>,
  "renderMember" | "renderActions" | "getAvatarUrl" | "classNames"
> {
  readonly member: M;
  readonly unnamed: string;
  readonly images: ImageGate;
  /** Cells of a grid, in place of the plain content of a list item. */
  readonly cells: boolean;
  /** The heading of the section that begins with this row of a grid, for screen readers. */
  readonly heading: string | undefined;
  /** The id of the cell that names the row: the member, without the controls beside. */
  readonly cellId: string | undefined;
  /** The address that the row links to. */
  readonly href: string | undefined;
}

/** What a row shows, rendered again only when its member changes. */
export const MemberContent = memo(function MemberContent<M extends Member>({
  member,
  unnamed,
  images,
  cells,
  cellId,
  heading,
  href,
  renderMember,
  renderActions,
  getAvatarUrl,
  classNames,
}: MemberContentProps<M>) {
  const ownName = cleanName(member.displayName);
  const name = ownName || unnamed;
  const avatar = (
    <MemberAvatar
      {...{ member, images, getAvatarUrl }}
      name={ownName}
      className={classNames?.avatar}
    />
  );
  const content = renderMember ? (
    renderMember(member, { name, avatar })
  ) : (
    <>
      {avatar}
      <bdi {...slot("name", classNames)} data-unnamed={ownName === "" || undefined}>
        {name}
      </bdi>
    </>
  );
  // An item of a list holds the content directly: elements are the main cost of a list.
  if (!cells) return content;
  return (
    <div data-slot="org-member-content" role="none">
      <div id={cellId} data-slot="org-member-cell" role="gridcell">
        {heading && (
          <span role="heading" aria-level={3} style={VISUALLY_HIDDEN}>
            {heading}
          </span>
        )}
        {href === undefined ? (
          content
        ) : (
          <a href={href} data-slot="org-member-link">
            {content}
            <span style={OVER_ROW} />
          </a>
        )}
      </div>
      {renderActions && (
        <div
          {...slot("actions", classNames)}
          role="gridcell"
          style={href === undefined ? undefined : ABOVE_LINK}
        >
          {renderActions(member)}
        </div>
      )}
    </div>
  );
}) as <M extends Member>(props: MemberContentProps<M>) => ReactNode;

// The link covers the whole row except its controls, because a click acts on the whole row.
const OVER_ROW: CSSProperties = { position: "absolute", inset: 0 };
const ABOVE_LINK: CSSProperties = { position: "relative" };
