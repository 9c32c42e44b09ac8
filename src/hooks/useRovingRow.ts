import { useRef, useState, type FocusEvent, type RefObject } from "react";
import type { Identified } from "../core/member.js";
import { survivingRow } from "../core/viewport/survivingRow.js";
import { useIsomorphicLayoutEffect } from "./useIsomorphicLayoutEffect.js";

interface Followed {
  readonly members: readonly Identified[];
  readonly index: number;
  /** How often the focus has been asked for. In state, so that no earlier render answers. */
  readonly asked: number;
}

/**
 * The one row of a grid that holds the tab stop. It follows its member through live changes; when
 * the member leaves, the next row takes over, else the one before, else the scroller.
 *
 * @param scroller holds the rows, each with `data-index`
 */
export function useRovingRow(
  scroller: RefObject<HTMLElement | null>,
  members: readonly Identified[],
) {
  const [followed, setFollowed] = useState<Followed>({ members, index: -1, asked: 0 });
  const focusInside = useRef(false);
  const answered = useRef(0);

  const { asked } = followed;
  let { index } = followed;
  if (index >= 0 && followed.members !== members) {
    index = survivingRow(followed.members, members, index)?.after ?? -1;
    setFollowed({ members, index, asked });
  }

  useIsomorphicLayoutEffect(() => {
    const element = scroller.current;
    // Inside, and now nowhere: the focused element was removed.
    const lost = focusInside.current && element?.matches(":focus-within") === false;
    if (!element || (!lost && asked === answered.current)) return;
    answered.current = asked;
    (rowElement(element, index) ?? element).focus({ preventScroll: true });
  });

  return {
    index,
    /** Makes a row the tab stop. */
    follow: (row: number) => {
      if (row !== index) setFollowed({ members, index: row, asked });
    },
    /** Makes a row the tab stop and focuses it, once it is drawn. */
    focus: (row: number) => {
      setFollowed({ members, index: row, asked: asked + 1 });
    },
    focusEntered: () => {
      focusInside.current = true;
    },
    focusLeft: ({ currentTarget, relatedTarget, target }: FocusEvent<HTMLElement>) => {
      // Still the active element: it is the window that lost the focus.
      const root = currentTarget.getRootNode() as Document | ShadowRoot;
      focusInside.current = root.activeElement === target || currentTarget.contains(relatedTarget);
    },
  };
}

/** The element of a row, if it is drawn. */
export function rowElement(scroller: HTMLElement | null, index: number): HTMLElement | null {
  return scroller?.querySelector(`[data-slot=org-member-row][data-index="${index}"]`) ?? null;
}
