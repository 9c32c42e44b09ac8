import { cdp } from "vitest/browser";

/** Drags a finger over an element, up by `distance` px. */
export async function swipeUp(over: Element, distance: number): Promise<void> {
  // Tests run in a frame of the runner's page, which may be scaled.
  const frame = window.frameElement!.getBoundingClientRect();
  const scale = frame.width / window.innerWidth;
  const { left, top, width, height } = over.getBoundingClientRect();
  const x = frame.left + (left + width / 2) * scale;
  const y = frame.top + (top + height / 2) * scale;
  const finger = (moved: number) => ({ x, y: y - moved * scale });
  await cdp().send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [finger(0)] });
  for (let moved = 20; moved <= distance; moved += 20) {
    await cdp().send("Input.dispatchTouchEvent", {
      type: "touchMove",
      touchPoints: [finger(moved)],
    });
  }
  await cdp().send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}
