import { type CSSProperties, memo, type RefObject } from "react";
import { VISUALLY_HIDDEN } from "../../components/visuallyHidden.js";
import type { OrgMemberDirectoryLocalization } from "../directoryLocalization.js";

interface SpokenHeadingProps {
  readonly section: string;
  readonly count: number;
  readonly nameOf: OrgMemberDirectoryLocalization["section"];
  /** How many members the list has. */
  readonly setSize: number;
  /** Where the section begins, in px from the top of the list. */
  readonly top: number;
  /** Where the element for the focus is: in view if the section is, so that the focus scrolls nothing. */
  readonly focusTop: number;
  /** Holds the heading where it is the list's tab stop; `null` where it is not. */
  readonly tabStop: RefObject<HTMLDivElement | null> | null;
  /** Called with the section, and with `""` when the focus leaves. */
  readonly onFocus: (section: string) => void;
}

/**
 * The heading of a section for screen readers, as an item of the list. Its text is where the section
 * begins, so that the list scrolls there when it is read.
 */
export const SpokenHeading = memo(function SpokenHeading(props: SpokenHeadingProps) {
  const { section, count, nameOf, setSize, top, focusTop, tabStop, onFocus } = props;
  const focusEvents = { onFocus: () => onFocus(section), onBlur: () => onFocus("") };
  return (
    <div role="listitem" aria-setsize={setSize} style={{ ...PLACE, insetBlockStart: focusTop }}>
      <div
        ref={tabStop}
        data-slot="org-member-section"
        role="heading"
        aria-level={3}
        tabIndex={tabStop ? 0 : -1}
        {...focusEvents}
      >
        <span style={{ ...VISUALLY_HIDDEN, insetBlockStart: top - focusTop }}>
          {nameOf(section, count)}
        </span>
      </div>
    </div>
  );
});

const PLACE: CSSProperties = { position: "absolute", insetInline: 0 };
