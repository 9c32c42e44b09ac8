import { devtools } from "./chromium.js";
import { inWindow } from "./inWindow.js";

/** Drags a finger over an element, up by `distance` px: in Chromium, the one with a touch screen here. */
export async function swipeUp(over: Element, distance: number): Promise<void> {
  const { x, y } = inWindow(over);
  const touch = (type: string, touchPoints: { x: number; y: number }[]) =>
    devtools("Input.dispatchTouchEvent", { type, touchPoints });
  await touch("touchStart", [{ x, y }]);
  for (let moved = 20; moved <= distance; moved += 20) {
    await touch("touchMove", [{ x, y: y - moved }]);
  }
  await touch("touchEnd", []);
}
