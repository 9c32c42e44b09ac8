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
  // Of several moves within a frame, React may draw the last one alone: what is drawn is no memory.
  const press = useRef<Press | null>(null);
  const [drawn, setDrawn] = useState<Press | null>(null);
  // Whether the click that is to come belongs to a press that was answered.
  const answered = useRef(false);

  function set(next: Press | null) {
    press.current = next;
    setDrawn(next);
  }
  function pick(next: Press) {
    set(next);
    onPick(next.index);
  }
  function end({ pointerId }: PointerEvent) {
    if (pointerId === press.current?.pointer) set(null);
  }

  return {
    held: drawn !== null,
    shown: drawn?.shown ? drawn.index : -1,
    events: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        const { currentTarget, target, clientY, pointerId: pointer, pointerType } = event;
        if (event.button !== 0 || press.current !== null) return;
        // Assistive technology may press a section without saying where.
        const option = optionOf(target, currentTarget);
        const index = option >= 0 ? option : sectionAt(currentTarget, clientY);
        if (index < 0) return;
        answered.current = true;
        capture(currentTarget, pointer);
        pick({ pointer, index, shown: pointerType !== "mouse" });
      },
      onPointerMove({ currentTarget, clientY, pointerId: pointer }: PointerEvent<HTMLElement>) {
        if (pointer !== press.current?.pointer) return;
        const index = sectionAt(currentTarget, clientY);
        if (index >= 0 && index !== press.current.index) pick({ pointer, index, shown: true });
      },
      onPointerUp: end,
      onPointerCancel: end,
      onLostPointerCapture: end,
      // The rail says itself what gets the focus; and no text is selected.
      onMouseDown: (event: MouseEvent) => event.preventDefault(),
      // A finger that rests is not a wish for a menu.
      onContextMenu: (event: MouseEvent) => {
        if (press.current !== null) event.preventDefault();
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
