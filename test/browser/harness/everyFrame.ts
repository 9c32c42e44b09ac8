/**
 * Calls a function after each frame until stopped: in a task after it, because what a frame callback
 * sees may still change before paint.
 */
export function everyFrame(look: () => void): () => void {
  const channel = new MessageChannel();
  let watching = true;
  channel.port1.onmessage = () => {
    look();
    if (watching) requestAnimationFrame(post);
    else channel.port1.close();
  };
  const post = () => channel.port2.postMessage(null);
  requestAnimationFrame(post);
  return () => {
    watching = false;
  };
}
