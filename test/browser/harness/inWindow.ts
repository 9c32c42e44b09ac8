/** The middle of an element in the runner's window: tests run in a frame of it. */
export function inWindow(element: Element): { x: number; y: number } {
  return pointInWindow(middleOf(element));
}

export function middleOf(element: Element): { x: number; y: number } {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

/** A point of the frame in the runner's window, which draws the frame smaller where it is too large. */
export function pointInWindow({ x, y }: { x: number; y: number }): { x: number; y: number } {
  const frame = window.frameElement!.getBoundingClientRect();
  const scale = frame.width / window.innerWidth;
  return { x: frame.left + x * scale, y: frame.top + y * scale };
}
