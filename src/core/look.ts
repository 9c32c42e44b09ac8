// Sizes in CSS px at the default font size, for the script before a row is drawn, on a server, or
// without the stylesheet. `styles.css` has each of them once, in rem; a test compares the two.

/** Height of a row. */
export const ROW_HEIGHT = 56;

/** The list grows up to this height: nine and a half rows, so that a cut row shows there are more. */
export const LIST_HEIGHT = 9.5 * ROW_HEIGHT;

/** Width and height of an avatar. */
export const AVATAR_SIZE = 36;

/** A length that grows with the reader's font size, as the stylesheet has it. */
export const rem = (px: number): string => `${px / 16}rem`;
