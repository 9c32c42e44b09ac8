import { useRef, type KeyboardEvent, type MouseEvent, type FocusEvent } from "react";
import type { Member } from "../core/member.js";
import { rowForKey } from "../core/rowForKey.js";
import { findTyped, nothingTyped, typed } from "../core/typeahead.js";
import { FOCUSABLE } from "./useInnerTabStops.js";
import type { useRovingRow } from "./useRovingRow.js";

interface GridKeysOptions<M extends Member> {
  readonly rows: readonly M[];
  readonly roving: ReturnType<typeof useRovingRow>;
  readonly reveal: (index: number) => void;
  /** How many rows PageUp and PageDown go. */
  readonly page: number;
  readonly onMore: () => void;
  readonly onMemberAction: ((member: M) => void) | undefined;
}

/** The grid's keyboard and pointer: one set of handlers for all rows. */
export function useGridKeys<M extends Member>(options: GridKeysOptions<M>) {
  const { rows, roving, reveal, page, onMore, onMemberAction } = options;
  const search = useRef(nothingTyped);

  const go = (index: number) => {
    roving.focus(index);
    reveal(index);
  };

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const { key, target } = event;
    const row = rowOf(event);
    if (row === null || event.defaultPrevented || event.altKey || event.metaKey) return;
    const onRow = target === row;
    if (!onRow && (target as Element).matches("input,select,textarea,[contenteditable]")) return;
    const index = Number(row.dataset.index);

    const next = rowForKey(key, index, rows.length, page);
    if (next !== null) {
      event.preventDefault();
      go(next);
      if (key === "End") onMore();
    } else if (key === "ArrowRight" || key === "ArrowLeft") {
      event.preventDefault();
      moveInside(row, target as HTMLElement, key === "ArrowRight");
    } else if (onRow && !event.ctrlKey) {
      const searching = key === " " && event.timeStamp - search.current.at < 700;
      if ((key === "Enter" || key === " ") && !searching) {
        event.preventDefault();
        onMemberAction?.(rows[index]!);
      } else if (key.length === 1) {
        event.preventDefault();
        search.current = typed(search.current, key, event.timeStamp);
        const found = findTyped(rows, search.current, index);
        if (found >= 0) go(found);
      }
    }
  }

  return {
    onKeyDown,
    onFocus(event: FocusEvent<HTMLElement>) {
      roving.focusEvents.onFocus();
      const row = rowOf(event);
      if (row !== null) roving.follow(Number(row.dataset.index));
    },
    onClick(event: MouseEvent<HTMLElement>) {
      const row = rowOf(event);
      if (row === null || event.defaultPrevented) return;
      if ((event.target as Element).closest(`[data-slot=org-member-actions],${FOCUSABLE}`) !== row)
        return;
      onMemberAction?.(rows[Number(row.dataset.index)]!);
    },
  };
}

/** The row an event came from; `null` outside of rows, and in popups drawn elsewhere. */
function rowOf({ target, currentTarget }: { target: EventTarget; currentTarget: HTMLElement }) {
  const row = (target as Element).closest<HTMLElement>("[data-slot=org-member-row]");
  return row !== null && currentTarget.contains(row) ? row : null;
}

function moveInside(row: HTMLElement, from: HTMLElement, right: boolean): void {
  const stops = [row, ...row.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const forward = right === (getComputedStyle(row).direction === "ltr");
  stops[stops.indexOf(from) + (forward ? 1 : -1)]?.focus();
}
