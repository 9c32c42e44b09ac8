/**
 * Where an element that is looked up anew each frame was painted, frame by frame, until stopped.
 * Looked at in a task after the frame: what a frame callback sees may still change before paint.
 *
 * @returns how to stop, which gives the positions in px; `null` for frames without the element
 */
export function watchPosition(find: () => Element | undefined): () => (number | null)[] {
  const seen: (number | null)[] = [];
  const channel = new MessageChannel();
  let watching = true;
  channel.port1.onmessage = () => {
    seen.push(find()?.getBoundingClientRect().top ?? null);
    if (watching) requestAnimationFrame(look);
    else channel.port1.close();
  };
  const look = () => channel.port2.postMessage(null);
  requestAnimationFrame(look);
  return () => {
    watching = false;
    return seen;
  };
}
