/** The middle of an element in the runner's window: tests run in a frame of it. */
export function inWindow(element: Element): { x: number; y: number } {
  const frame = window.frameElement!.getBoundingClientRect();
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: frame.left + left + width / 2, y: frame.top + top + height / 2 };
}
