/** How many pairs of background and ink `styles.css` has: `data-color="0"` to `"7"`. */
export const AVATAR_COLORS = 8;

/**
 * The pair of colors of an avatar without a picture. It follows from the `_id`, never the name: a
 * member who takes another's name must not get their color with it.
 */
export function avatarColor(id: string): number {
  let hash = 0;
  for (let i = 0; i < id.length; i++) hash = (Math.imul(hash, 31) + id.charCodeAt(i)) | 0;
  return (hash >>> 0) % AVATAR_COLORS;
}
