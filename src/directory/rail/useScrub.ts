import { useRef, useState, type MouseEvent, type PointerEvent } from "react";

/** A pointer held down on the rail. */
interface Press {
  readonly pointer: number;
  /** Index of the section at the pointer's height. */
  readonly index: number;
  /** Whether to show the section beside the finger, which covers it. */
  readonly shown: boolean;
}

/**
 * A press and a drag over the sections of the rail.
 *
 * @param onPick gets the index of the section pressed, and of each that the pointer moves to
 * @returns `shown`, the section to show beside the finger, `-1` for none; `held`, whether a pointer
 *   is down; and listeners for an element that holds nothing but the sections
 */
export function useScrub(onPick: (index: number) => void) {
  // React may draw only the last of several moves, so read the press from the ref, not from state.
  const press = useRef<Press | null>(null);
  const [drawn, setDrawn] = useState<Press | null>(null);
  // Whether the next click belongs to a press that was handled.
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
        // Assistive technology may press a section without coordinates.
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
      // The rail sets the focus itself; and no text is selected.
      onMouseDown: (event: MouseEvent) => event.preventDefault(),
      // A finger that rests on the rail must not open the context menu.
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

/** Sends all events of the pointer to the element until it is released. */
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
