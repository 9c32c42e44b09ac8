import { userEvent } from "vitest/browser";
import { devtools, isChromium } from "./chromium.js";
import { inWindow } from "./inWindow.js";

/** Turns the wheel over an element as a person does: scrolled by the browser, not by script. */
export async function wheel(over: Element, deltaY: number): Promise<void> {
  if (!isChromium) return userEvent.wheel(over, { delta: { y: deltaY } });
  const { x, y } = inWindow(over);
  const event = { type: "mouseWheel", x, y, deltaX: 0, deltaY };
  await devtools("Input.dispatchMouseEvent", event);
}
