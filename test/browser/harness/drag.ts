import { devtools, isChromium } from "./chromium.js";
import { middleOf, pointInWindow } from "./inWindow.js";

type What = "down" | "move" | "up";

/**
 * Presses on an element with a mouse or a finger, and drags from there. In Chromium the browser does
 * it, as for a person; in other engines events of the page stand for that.
 */
export async function press(element: Element, kind: "mouse" | "touch") {
  let at = middleOf(element);
  // What is pressed may be gone before the pointer is released.
  const around = element.parentElement!;

  async function send(what: What) {
    const buttons = what === "up" ? 0 : 1;
    if (!isChromium) {
      const point = { clientX: at.x, clientY: at.y };
      const pointer = { pointerId: 7, pointerType: kind, buttons, bubbles: true };
      (what === "down" ? element : around).dispatchEvent(
        new PointerEvent(`pointer${what}`, { ...point, ...pointer }),
      );
    } else if (kind === "touch") {
      const type = { down: "touchStart", move: "touchMove", up: "touchEnd" }[what];
      const touchPoints = what === "up" ? [] : [pointInWindow(at)];
      await devtools("Input.dispatchTouchEvent", { type, touchPoints });
    } else {
      const type = { down: "mousePressed", move: "mouseMoved", up: "mouseReleased" }[what];
      const button = { button: "left", buttons, clickCount: 1 };
      await devtools("Input.dispatchMouseEvent", { type, ...pointInWindow(at), ...button });
    }
  }

  async function by(x: number, y: number, steps = 8) {
    const from = at;
    for (let step = 1; step <= steps; step++) {
      at = { x: from.x + (x * step) / steps, y: from.y + (y * step) / steps };
      await send("move");
    }
  }

  await send("down");
  return {
    /** Drags on by so many px. */
    by,
    /** Drags on to the middle of another element. */
    to(goal: Element, steps?: number) {
      const { x, y } = middleOf(goal);
      return by(x - at.x, y - at.y, steps);
    },
    release: () => send("up"),
  };
}
