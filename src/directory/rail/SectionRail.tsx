import {
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
} from "react";
import type { SectionCount } from "../../core/browse/section.js";
import { rowForKey } from "../../core/viewport/rowForKey.js";
import { holdsFocus } from "../../hooks/holdsFocus.js";
import { useIsomorphicLayoutEffect } from "../../hooks/useIsomorphicLayoutEffect.js";
import type { OrgMemberDirectoryLocalization } from "../directoryLocalization.js";
import { railMarks } from "./railMarks.js";
import { sectionFor } from "./sectionFor.js";
import { useRailCursor } from "./useRailCursor.js";
import { useRailRoom } from "./useRailRoom.js";
import { useScrub } from "./useScrub.js";
import { useWheelOverRail } from "./useWheelOverRail.js";

/** How many sections PageUp and PageDown go. */
const PAGE = 5;

interface SectionRailProps {
  /** The sections that have members, in the order of the list. */
  readonly sections: readonly SectionCount[];
  /** Where the reader is; `""` where that is not known. */
  readonly current: string;
  /** Takes the list to the beginning of a section. */
  readonly onJump: (section: string) => void;
  readonly words: Pick<OrgMemberDirectoryLocalization, "sections" | "section">;
}

/**
 * The letters of an alphabetical list, beside its scroller: press or drag over them, or move with
 * the arrow keys or by a letter, and the list follows.
 *
 * A listbox whose options take the focus. Not a slider: on touch screens an ARIA slider cannot be
 * adjusted with VoiceOver and TalkBack, but an option of a listbox can be pressed. Not
 * `aria-activedescendant`: VoiceOver on a Mac often does not follow it.
 *
 * It draws nothing for fewer than two sections. If the number falls below two while the rail is in
 * use, it stays as long as it is used, so that the focus is not lost.
 */
export function SectionRail({ sections, current, onJump, words }: SectionRailProps) {
  const list = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<"" | "byKey" | "byPointer">("");
  const [index, moveTo] = useRailCursor(sections, current);
  const { held, shown, events } = useScrub((picked) => {
    setFocused("byPointer");
    go(picked);
  });
  const isDrawn = sections.length > 1 || focused !== "" || held;
  const room = useRailRoom(list, isDrawn);
  const { length } = sections;
  useWheelOverRail(list, isDrawn);

  // The focus follows the section, and moves to another when the focused one is removed.
  useIsomorphicLayoutEffect(() => {
    const element = list.current;
    if (focused === "" || element === null) return;
    const { activeElement, body } = element.ownerDocument;
    if (!holdsFocus(element) && !held && activeElement !== body && activeElement !== null) {
      setFocused("");
      return;
    }
    const target = (element.children[Math.max(0, index)] as HTMLElement | undefined) ?? element;
    const focusVisible = focused === "byKey";
    if (!holdsFocus(target)) target.focus({ preventScroll: true, focusVisible } as FocusOptions);
  });

  function go(to: number) {
    const { section } = sections[to]!;
    moveTo(section);
    onJump(section);
  }

  function onKeyDown(event: KeyboardEvent) {
    const { key, ctrlKey, metaKey, altKey, nativeEvent } = event;
    if (ctrlKey || metaKey || nativeEvent.isComposing || length === 0) return;
    const at = Math.max(0, index);
    const to =
      key === "Enter" || key === " "
        ? at
        : (rowForKey(key, at, length, PAGE) ?? sectionFor(key, sections));
    if (to < 0 || (altKey && key.length > 1)) return;
    event.preventDefault();
    setFocused("byKey");
    if (to !== index || key === "Enter" || key === " ") go(to);
  }

  function onFocus({ target, currentTarget }: FocusEvent<HTMLElement>) {
    if (focused === "") setFocused("byKey");
    // Assistive technology may move the focus by itself.
    const option = Array.prototype.indexOf.call(currentTarget.children, target);
    if (option >= 0 && option !== Math.max(0, index)) go(option);
  }

  function onBlur({ target, currentTarget, relatedTarget }: FocusEvent<HTMLElement>) {
    const root = target.getRootNode() as Document | ShadowRoot;
    // Still the active element: the window lost the focus, not the rail.
    if (root.activeElement !== target && !currentTarget.contains(relatedTarget)) setFocused("");
  }

  const { sections: label, section: nameOf } = words;
  // The rail renders with the list while it scrolls. As long as nothing here changes, React gets the
  // same elements and skips them.
  const options = useMemo(() => {
    const marks = railMarks(length, room, index);
    return sections.map(({ section, count }, i) => {
      const { kind, shift } = marks[i]!;
      return (
        <div
          key={section}
          role="option"
          aria-label={nameOf(section, count)}
          aria-selected={i === index}
          tabIndex={i === Math.max(0, index) ? 0 : -1}
          data-slot="org-member-rail-section"
        >
          <span
            data-slot="org-member-rail-mark"
            data-kind={kind}
            style={{ "--_shift": shift } as CSSProperties}
          >
            {kind === "label" && section}
          </span>
        </div>
      );
    });
  }, [sections, length, room, index, nameOf]);

  if (!isDrawn) return null;
  return (
    <div data-slot="org-member-rail">
      <div
        ref={list}
        role="listbox"
        aria-label={label}
        tabIndex={-1}
        data-slot="org-member-rail-sections"
        {...events}
        {...{ onKeyDown, onFocus, onBlur }}
      >
        {options}
      </div>
      {shown >= 0 && shown < length && (
        <div
          aria-hidden="true"
          data-slot="org-member-rail-bubble"
          style={
            { "--_count": length, "--_from-middle": shown + 0.5 - length / 2 } as CSSProperties
          }
        >
          {sections[shown]!.section}
        </div>
      )}
    </div>
  );
}
