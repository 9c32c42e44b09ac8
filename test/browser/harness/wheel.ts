import { cdp } from "vitest/browser";

/** Turns the wheel over an element as a person does: scrolled by the browser, not by script. */
export async function wheel(over: Element, deltaY: number): Promise<void> {
  // Tests run in a frame of the runner's page, which may be scaled.
  const frame = window.frameElement!.getBoundingClientRect();
  const scale = frame.width / window.innerWidth;
  const { left, top, width, height } = over.getBoundingClientRect();
  await cdp().send("Input.dispatchMouseEvent", {
    type: "mouseWheel",
    x: frame.left + (left + width / 2) * scale,
    y: frame.top + (top + height / 2) * scale,
    deltaX: 0,
    deltaY,
  });
}
