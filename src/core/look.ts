// Sizes of the look, in CSS px at the default font size: what the script must know before a row is
// drawn, on a server, or without the stylesheet. `styles.css` names each once, in rem; a test
// compares the two.

/** Height of a row. */
export const ROW_HEIGHT = 56;

/** The list grows with its rows up to this height: nine and a half rows, so that one is seen cut. */
export const LIST_HEIGHT = 9.5 * ROW_HEIGHT;

/** Width and height of an avatar. */
export const AVATAR_SIZE = 36;

/** A length that grows with the reader's font size, as the stylesheet has it. */
export const rem = (px: number): string => `${px / 16}rem`;
