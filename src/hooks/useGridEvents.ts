import { useRef, type KeyboardEvent, type MouseEvent } from "react";
import type { Member } from "../core/member.js";
import { rowForKey } from "../core/viewport/rowForKey.js";
import { findTyped, isTyping, nothingTyped, typed } from "../core/words/typeahead.js";
import { CONTROL, focusNextControl } from "./controls.js";
import { indexOf, rowOf, type useRovingRow } from "./useRovingRow.js";

/** Elements that need the keys themselves: text fields, and those that arrow keys change. */
const KEYBOARD_USERS = ":read-write,select,[type=radio],[type=range]";

interface GridEventsOptions<M extends Member> {
  readonly rows: readonly (M | undefined)[];
  readonly roving: ReturnType<typeof useRovingRow>;
  readonly reveal: (index: number) => void;
  /** How many rows PageUp and PageDown go. */
  readonly page: number;
  readonly onMore: () => void;
  /** The row for typed letters that match no loaded member; `-1` for none. */
  readonly rowForLetter: ((letter: string) => number) | undefined;
  readonly onMemberAction: ((member: M) => void) | undefined;
}

/** The grid's keyboard and pointer: one set of handlers for all rows. */
export function useGridEvents<M extends Member>(options: GridEventsOptions<M>) {
  const { rows, roving, reveal, page, onMore, onMemberAction, rowForLetter } = options;
  const search = useRef(nothingTyped);

  function go(index: number) {
    roving.focus(index, true);
    reveal(index);
  }

  function act(index: number) {
    const member = rows[index];
    if (member) onMemberAction?.(member);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const { key, timeStamp, nativeEvent, defaultPrevented, shiftKey } = event;
    const row = rowOf(event.target as Element, event.currentTarget);
    if (row === null || defaultPrevented || nativeEvent.isComposing) return;
    // Inside a shadow root `target` is its host.
    const target = nativeEvent.composedPath()[0] as Element;
    if (target.matches(KEYBOARD_USERS)) {
      // Arrow keys do not lead out of it, so the controls beside are reached with Tab.
      if (key === "Tab" && focusNextControl(row, target, shiftKey ? -1 : 1)) event.preventDefault();
      return;
    }
    const index = indexOf(row);
    const onRow = target === row;
    const link = linkIn(row);
    const character = onRow && typesCharacter(event) ? key : "";
    const acts =
      onRow && (key === "Enter" || (key === " " && !isTyping(search.current, timeStamp)));
    const followed = acts && key === "Enter" && link;
    if (!character && !followed && (event.altKey || event.metaKey)) return;

    const next = rowForKey(key, index, rows.length, page);
    if (next !== null) {
      go(next);
      if (key === "End") onMore();
    } else if (key === "ArrowRight" || key === "ArrowLeft") {
      const forward = (key === "ArrowRight") === (getComputedStyle(row).direction === "ltr");
      focusNextControl(row, target, forward ? 1 : -1);
    } else if (acts && link) {
      // Like Enter on a link: with Control or Command in a new tab.
      const { ctrlKey, metaKey } = event;
      link.dispatchEvent(
        new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }),
      );
    } else if (acts && !event.ctrlKey) {
      if (onMemberAction) act(index);
      else focusNextControl(row, row, 1);
    } else if (character) {
      search.current = typed(search.current, character, timeStamp);
      let found = findTyped(rows, search.current, index);
      if (found < 0 && rowForLetter) found = rowForLetter(search.current.text);
      if (found >= 0) go(found);
    } else {
      return;
    }
    event.preventDefault();
  }

  function onClick(event: MouseEvent<HTMLElement>) {
    const row = rowOf(event.target as Element, event.currentTarget);
    if (row === null || event.defaultPrevented) return;
    const path = event.nativeEvent.composedPath();
    const inside = path.slice(0, path.indexOf(row)) as Element[];
    const link = linkIn(row);
    if (link && inside.includes(link)) {
      // The browser opens new tabs and windows, and follows the link where there is no action.
      const { ctrlKey, metaKey, shiftKey, altKey } = event;
      if (!onMemberAction || ctrlKey || metaKey || shiftKey || altKey) return;
      event.preventDefault();
    } else if (inside.some(isControl) || touchesSelection(row)) {
      return;
    }
    // The second click of a double click does not act again.
    if (event.detail > 1) return;
    if (onMemberAction) act(indexOf(row));
    else link?.click();
  }

  return { onKeyDown, onClick };
}

/** Letters of other layouts come with AltGr, or with Option on a Mac; Alt and ASCII is a shortcut. */
function typesCharacter(event: KeyboardEvent): boolean {
  const { key, altKey, ctrlKey, metaKey } = event;
  if (metaKey || Array.from(key).length !== 1) return false;
  if (event.getModifierState("AltGraph")) return true;
  return !ctrlKey && (!altKey || key > "~");
}

function linkIn(row: HTMLElement): HTMLElement | null {
  return row.querySelector("[data-slot=org-member-link]");
}

/** Also the element that this click has focused: a custom element may hide its control. */
function isControl(target: Element): boolean {
  return target.matches?.(`:focus,[data-slot=org-member-actions],label,${CONTROL}`);
}

/** Whether the click is the end of a drag over text. */
function touchesSelection(row: HTMLElement): boolean {
  const root = row.getRootNode() as Document;
  // Chromium has one selection for each shadow root.
  const selection = root.getSelection?.() ?? row.ownerDocument.getSelection();
  return selection !== null && !selection.isCollapsed && selection.containsNode(row, true);
}
