import { useRef, useState, type FocusEvent, type PointerEvent, type RefObject } from "react";
import type { Identified } from "../core/member.js";
import { survivingRow } from "../core/viewport/survivingRow.js";
import { WITH_RING } from "./controls.js";
import { holdsFocus } from "./holdsFocus.js";
import { useIsomorphicLayoutEffect } from "./useIsomorphicLayoutEffect.js";

interface Followed {
  readonly criteria: string;
  readonly members: readonly (Identified | undefined)[];
  readonly index: number;
  /** Whether the reader has left the list; a popup of a row is part of it. */
  readonly away: boolean;
  /** How often the focus was asked for. In state, so that no earlier render reacts to it. */
  readonly asked: number;
}

/** Where the focus was last, as far as the list has to restore it. */
interface LastFocus {
  /** `"popup"` is one that was opened from the list, wherever in the page it is drawn. */
  place: "list" | "popup" | "elsewhere";
  /** Whether that was in a row; otherwise in the footer. */
  readonly inRow: boolean;
  /** The member whose row it was, where that is known. */
  readonly id: string | undefined;
  readonly focusVisible: boolean;
}

/** Popups outside of the list's React tree. Inside it, React's focus events report them. */
const POPUP = "dialog,[role$=dialog],[role=menu],[role=listbox],[popover],[aria-modal=true]";

/**
 * The one row of a grid that is its tab stop. It follows its member through live changes. When the
 * focused element is removed, the focus goes to the next row, else the one before, else the scroller.
 * The same happens when a popup closes whose row was removed meanwhile.
 *
 * @param scroller holds the rows, each with `data-index`
 * @param criteria the search or filter; if it changed while the focus was elsewhere, the tab stop
 *   returns to the first row
 */
export function useRovingRow(
  scroller: RefObject<HTMLElement | null>,
  members: readonly (Identified | undefined)[],
  criteria: string,
) {
  const [followed, setFollowed] = useState<Followed>({
    criteria,
    members,
    index: -1,
    away: true,
    asked: 0,
  });
  const last = useRef<LastFocus>({
    place: "elsewhere",
    inRow: false,
    id: undefined,
    focusVisible: false,
  });
  const answered = useRef(0);
  // A control can open a popup on a press without having had the focus.
  const pressedRow = useRef<HTMLElement | null>(null);

  const { asked, away } = followed;
  let { index } = followed;
  if (index >= 0 && followed.members !== members) {
    const isOther = away && followed.criteria !== criteria;
    index = isOther ? -1 : (survivingRow(followed.members, members, index)?.after ?? -1);
    setFollowed({ ...followed, criteria, members, index });
  }

  useIsomorphicLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const { ownerDocument } = element;
    let frame = 0;

    function giveFocusTo(target: HTMLElement | null) {
      target?.focus({ preventScroll: true, ...(last.current.focusVisible && WITH_RING) });
      if (!holdsFocus(element!)) element!.focus({ preventScroll: true });
    }
    function regainLost() {
      const { activeElement, body } = ownerDocument;
      if (holdsFocus(element!)) return;
      if (activeElement === null || activeElement === body) {
        giveFocusTo(last.current.inRow ? rowElement(element, index) : footerElement(element!));
      } else if (isPopup(activeElement, element!)) {
        // No event tells that a popup has closed.
        frame = ownerDocument.defaultView!.requestAnimationFrame(regainLost);
      } else {
        last.current.place = "elsewhere";
      }
    }

    const { place, id } = last.current;
    if (asked !== answered.current) {
      answered.current = asked;
      giveFocusTo(rowElement(element, index));
    } else if (place === "list" || (place === "popup" && members[index]?._id !== id)) {
      regainLost();
    }
    return () => ownerDocument.defaultView?.cancelAnimationFrame(frame);
  });

  function focusInPopup() {
    const row = pressedRow.current;
    const opener = row?.isConnected ? indexOf(row) : index;
    last.current = {
      ...last.current,
      place: "popup",
      inRow: opener >= 0,
      id: members[opener]?._id,
    };
    follow(opener);
  }
  function follow(row: number, now = asked) {
    setFollowed({ criteria, members, index: row, away: false, asked: now });
  }

  return {
    /** The row to keep mounted wherever the reader scrolls, `-1` for none. */
    pinned: away ? -1 : index,
    /**
     * The row that is the tab stop. If the focus has left the list and its row is out of view, that
     * is the first row in view.
     */
    tabStop: (firstInView: number, rowsInView: number) =>
      index >= 0 && (!away || (index >= firstInView && index <= firstInView + rowsInView))
        ? index
        : firstInView,
    /**
     * Makes a row the tab stop and focuses it, once it is drawn.
     *
     * @param byKey shows a focus ring; otherwise the browser decides
     */
    focus: (row: number, byKey: boolean) => {
      last.current = { ...last.current, focusVisible: byKey };
      follow(row, asked + 1);
    },
    events: {
      onPointerDownCapture: ({ target, currentTarget }: PointerEvent<HTMLElement>) => {
        pressedRow.current = rowOf(target as Element, currentTarget);
      },
      onFocus: ({ target, currentTarget }: FocusEvent<HTMLElement>) => {
        if (!currentTarget.contains(target)) {
          focusInPopup();
          return;
        }
        pressedRow.current = null;
        const row = rowOf(target, currentTarget);
        last.current = {
          // The scroller itself is never removed.
          place: target === currentTarget ? "elsewhere" : "list",
          inRow: row !== null,
          id: row ? members[indexOf(row)]?._id : undefined,
          focusVisible: target.matches(":focus-visible"),
        };
        if (row && (away || indexOf(row) !== index)) {
          follow(indexOf(row));
        }
      },
      onBlur: ({ target, currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
        const root = target.getRootNode() as Document | ShadowRoot;
        // Still the active element: the window lost the focus, not the list.
        if (root.activeElement === target || currentTarget.contains(relatedTarget)) return;
        if (relatedTarget !== null && isPopup(relatedTarget, currentTarget)) {
          focusInPopup();
        } else {
          last.current.place = "elsewhere";
          if (!away) setFollowed({ ...followed, away: true });
        }
      },
    },
  };
}

function isPopup(element: Element, scroller: Element): boolean {
  const popup = element.closest(POPUP);
  return popup !== null && !popup.contains(scroller);
}

function footerElement(scroller: HTMLElement): HTMLElement | null {
  return scroller.querySelector("[data-slot=org-member-footer]");
}

/** The element of a row, if it is drawn. */
export function rowElement(scroller: HTMLElement | null, index: number): HTMLElement | null {
  return scroller?.querySelector(`[data-slot=org-member-row][data-index="${index}"]`) ?? null;
}

/** The row that holds an element; `null` outside of rows, and in popups drawn elsewhere. */
export function rowOf(element: Element, scroller: Element): HTMLElement | null {
  const row = element.closest<HTMLElement>("[data-slot=org-member-row]");
  return row !== null && scroller.contains(row) ? row : null;
}

export function indexOf(row: HTMLElement): number {
  return Number(row.dataset.index);
}
