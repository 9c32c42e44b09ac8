import { useRef, type FocusEvent, type KeyboardEvent, type MouseEvent } from "react";
import type { Member } from "../core/member.js";
import { rowForKey } from "../core/viewport/rowForKey.js";
import { findTyped, isTyping, nothingTyped, typed } from "../core/words/typeahead.js";
import { FOCUSABLE } from "./useInnerTabStops.js";
import type { useRovingRow } from "./useRovingRow.js";

/** Where keys have a meaning of their own: what one types into, and what arrow keys set. */
const KEYBOARD_USERS = ":read-write,select,[type=radio],[type=range]";

interface GridEventsOptions<M extends Member> {
  readonly rows: readonly M[];
  readonly roving: ReturnType<typeof useRovingRow>;
  readonly reveal: (index: number) => void;
  /** How many rows PageUp and PageDown go. */
  readonly page: number;
  readonly onMore: () => void;
  readonly onMemberAction: ((member: M) => void) | undefined;
}

/** The grid's keyboard, focus and pointer: one set of handlers for all rows. */
export function useGridEvents<M extends Member>(options: GridEventsOptions<M>) {
  const { rows, roving, reveal, page, onMore, onMemberAction } = options;
  const search = useRef(nothingTyped);

  function go(index: number) {
    roving.focus(index);
    reveal(index);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const { key, timeStamp } = event;
    const row = rowOf(event);
    if (row === null || event.defaultPrevented || event.altKey || event.metaKey) return;
    const target = event.target as HTMLElement;
    if (target.matches(KEYBOARD_USERS)) return;
    const index = indexOf(row);

    const next = rowForKey(key, index, rows.length, page);
    if (next !== null) {
      go(next);
      if (key === "End") onMore();
    } else if (key === "ArrowRight" || key === "ArrowLeft") {
      const forward = (key === "ArrowRight") === (getComputedStyle(row).direction === "ltr");
      focusInside(row, target, forward ? 1 : -1);
    } else if (target !== row || event.ctrlKey) {
      return;
    } else if (key === "Enter" || (key === " " && !isTyping(search.current, timeStamp))) {
      if (onMemberAction) onMemberAction(rows[index]!);
      else focusInside(row, row, 1);
    } else if (key.length === 1) {
      search.current = typed(search.current, key, timeStamp);
      const found = findTyped(rows, search.current, index);
      if (found >= 0) go(found);
    } else {
      return;
    }
    event.preventDefault();
  }

  function onFocus(event: FocusEvent<HTMLElement>) {
    const row = rowOf(event);
    if (row === null) return;
    roving.focusEntered();
    roving.follow(indexOf(row));
  }

  function onClick(event: MouseEvent<HTMLElement>) {
    const row = rowOf(event);
    if (row === null || event.defaultPrevented) return;
    const nearest = (event.target as Element).closest(
      `[data-slot=org-member-actions],label,summary,${FOCUSABLE}`,
    );
    if (nearest === row) onMemberAction?.(rows[indexOf(row)]!);
  }

  return { onKeyDown, onFocus, onBlur: roving.focusLeft, onClick };
}

/** The row an event came from; `null` outside of rows, and in popups drawn elsewhere. */
function rowOf({ target, currentTarget }: { target: EventTarget; currentTarget: HTMLElement }) {
  const row = (target as Element).closest<HTMLElement>("[data-slot=org-member-row]");
  return row !== null && currentTarget.contains(row) ? row : null;
}

function indexOf(row: HTMLElement): number {
  return Number(row.dataset.index);
}

/** From the row to its controls and back; past either end the focus stays. */
function focusInside(row: HTMLElement, from: HTMLElement, step: 1 | -1): void {
  const stops = [row, ...row.querySelectorAll<HTMLElement>(FOCUSABLE)];
  stops[stops.indexOf(from) + step]?.focus();
}
