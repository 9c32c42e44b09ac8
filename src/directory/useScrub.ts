import { useRef, useState, type MouseEvent, type PointerEvent } from "react";

/** A pointer held down on the rail. */
interface Press {
  readonly pointer: number;
  /** Index of the section under it, or beside it. */
  readonly index: number;
  /** Whether to show the section beside the finger, which covers it. */
  readonly shown: boolean;
}

/**
 * A press and a drag over the sections of the rail.
 *
 * @param onPick is told of the section pressed, and of each that the pointer comes to; an index
 * @returns `shown`, the section to show beside the finger, `-1` for none; `held`, whether a pointer
 *   is down; and the listeners of the element that holds the sections alone
 */
export function useScrub(onPick: (index: number) => void) {
  const [press, setPress] = useState<Press | null>(null);
  // Whether the click that is to come belongs to a press that was answered.
  const answered = useRef(false);

  function end(event: PointerEvent) {
    if (event.pointerId === press?.pointer) setPress(null);
  }

  return {
    held: press !== null,
    shown: press?.shown ? press.index : -1,
    events: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        const { currentTarget, target, clientY, pointerId } = event;
        if (event.button !== 0 || press !== null) return;
        // Assistive technology may press a section without saying where.
        const option = optionOf(target, currentTarget);
        const index = option >= 0 ? option : sectionAt(currentTarget, clientY);
        if (index < 0) return;
        answered.current = true;
        capture(currentTarget, pointerId);
        setPress({ pointer: pointerId, index, shown: event.pointerType !== "mouse" });
        onPick(index);
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        if (event.pointerId !== press?.pointer) return;
        const index = sectionAt(event.currentTarget, event.clientY);
        if (index < 0 || index === press.index) return;
        setPress({ ...press, index, shown: true });
        onPick(index);
      },
      onPointerUp: end,
      onPointerCancel: end,
      onLostPointerCapture: end,
      // The rail says itself what gets the focus; and no text is selected.
      onMouseDown: (event: MouseEvent) => event.preventDefault(),
      // A finger that rests is not a wish for a menu.
      onContextMenu: (event: MouseEvent) => {
        if (press !== null) event.preventDefault();
      },
      // A click without a press: by assistive technology.
      onClick({ detail, target, currentTarget }: MouseEvent<HTMLElement>) {
        const index = optionOf(target, currentTarget);
        if (index >= 0 && (detail === 0 || !answered.current)) onPick(index);
        answered.current = false;
      },
    },
  };
}

/** Has all that the pointer does until it is released, wherever that is. */
function capture(element: Element, pointer: number): void {
  try {
    element.setPointerCapture(pointer);
  } catch {
    // A press that assistive technology or a script makes has no pointer.
  }
}

function optionOf(target: EventTarget, list: Element): number {
  const option = (target as Element).closest("[role=option]");
  return option === null ? -1 : Array.prototype.indexOf.call(list.children, option);
}

/** The section at a height in the window, or the nearest; all are equally tall. */
function sectionAt({ children }: Element, y: number): number {
  const { length } = children;
  if (length === 0) return -1;
  const { top } = children[0]!.getBoundingClientRect();
  const { bottom } = children[length - 1]!.getBoundingClientRect();
  const index = Math.floor(((y - top) / (bottom - top)) * length);
  return Math.max(0, Math.min(length - 1, index || 0));
}
