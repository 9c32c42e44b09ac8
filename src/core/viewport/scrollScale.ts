/**
 * Browsers do not lay out elements of any height: Firefox stops at 17.8 million px, Chromium and
 * WebKit at 33.5 million device px. This leaves room for zoom and for dense screens.
 */
const MAX_HEIGHT = 6_000_000;

/** How far from either end rows scroll as in a list of their real height, in px. */
const ENDS = MAX_HEIGHT / 4;

/** How offsets in a layout correspond to the `scrollTop` of the element at rest. */
export interface ScrollScale {
  /** Of the element that holds the rows, in px. */
  readonly height: number;
  readonly scrollTopAt: (offset: number) => number;
  readonly offsetAt: (scrollTop: number) => number;
}

/**
 * Up to `MAX_HEIGHT`, offset and `scrollTop` are the same. A taller layout gets an element of that
 * height: near both ends the distance to the end is the same in both, and in between, `scrollTop`
 * covers the layout in proportion.
 *
 * @param height of the layout in px
 */
export function scrollScale(height: number): ScrollScale {
  if (height <= MAX_HEIGHT) {
    return { height, scrollTopAt: (offset) => offset, offsetAt: (scrollTop) => scrollTop };
  }
  const missing = height - MAX_HEIGHT;
  const factor = 1 + missing / (MAX_HEIGHT - 2 * ENDS);
  return {
    height: MAX_HEIGHT,
    scrollTopAt(offset) {
      if (offset <= ENDS) return offset;
      if (offset >= height - ENDS) return offset - missing;
      return ENDS + (offset - ENDS) / factor;
    },
    offsetAt(scrollTop) {
      if (scrollTop <= ENDS) return scrollTop;
      if (scrollTop >= MAX_HEIGHT - ENDS) return scrollTop + missing;
      return ENDS + (scrollTop - ENDS) * factor;
    },
  };
}
