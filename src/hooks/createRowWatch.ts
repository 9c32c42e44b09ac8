import { Virtualizer, type Rect, type VirtualizerOptions } from "@tanstack/react-virtual";
import { shiftOf, type Direction, type Viewport } from "../core/viewport/viewport.js";

/** Where the observer of a scroller reports its height and its position. */
export interface ScrollerReports {
  readonly onHeight: (px: number) => void;
  readonly onScrollTop: (px: number) => void;
}

interface Watched {
  /** `null` while there is nothing to watch. */
  readonly scroller: HTMLElement | null;
  /** What is drawn. */
  readonly viewport: Viewport;
  /** Gets the direction of scrolling, and whether more must be drawn before an event ends. */
  readonly onRunOut: (direction: Direction, inEvent: boolean) => void;
}

/**
 * Tells when the rows drawn run out: the first or the last of them has come into view, and there
 * are more. This is the only file that knows react-virtual.
 *
 * react-virtual virtualizes the rows drawn and no others. It works out which of them are in view,
 * and calls back when that changes, at no more cost for a hundred thousand members than for thirty.
 * Its documentation does not name `_didMount`, `_willUpdate` and `setOptions`: they are what its
 * own adapters for React, Vue and others consist of. The tests run on its newest version too.
 *
 * @param observe observes a scroller, and returns how to stop
 */
export function createRowWatch(
  observe: (scroller: HTMLElement, reports: ScrollerReports) => () => void,
) {
  let watched: Watched;
  let reportHeight: (rect: Rect) => void;
  let reportScrollTop: (px: number, isScrolling: boolean) => void;
  let virtualizer: Virtualizer<HTMLElement, HTMLElement> | undefined;

  function check(inEvent: boolean) {
    const { layout, drawn } = watched.viewport;
    const inView = virtualizer!.getVirtualIndexes();
    const above = inView[0] === 0 && drawn.first > 0;
    const below = inView.at(-1) === drawn.last - drawn.first && drawn.last < layout.count - 1;
    const direction = DIRECTIONS[virtualizer!.scrollDirection ?? "none"];
    if (above || below) watched.onRunOut(direction, inEvent);
  }

  function optionsFor({
    scroller,
    viewport,
  }: Watched): VirtualizerOptions<HTMLElement, HTMLElement> {
    const { layout, drawn, height } = viewport;
    return {
      enabled: scroller !== null,
      count: drawn.last - drawn.first + 1,
      overscan: 0,
      paddingStart: layout.topOf(drawn.first) - shiftOf(viewport),
      // Including a heading that may follow the row.
      estimateSize: (i) => layout.topOf(drawn.first + i + 1) - layout.topOf(drawn.first + i),
      // A function that is new each time makes it lay the rows out again.
      getItemKey: (i) => i,
      getScrollElement: () => scroller,
      initialRect: { width: 0, height },
      observeElementRect: (_, report) => {
        reportHeight = report;
      },
      observeElementOffset: ({ scrollElement }, report) => {
        reportScrollTop = report;
        return observe(scrollElement!, {
          onHeight: (px) => reportHeight({ width: 0, height: px }),
          onScrollTop: (px) => report(px, true),
        });
      },
      // The list scrolls by itself.
      scrollToFn: () => {},
      onChange: () => {},
    };
  }

  return {
    /** Watches the rows that have just been drawn. */
    update(next: Watched, scrollTop: () => number) {
      const before = watched as Watched | undefined;
      watched = next;
      // Most changes of a member leave every row where it is.
      if (
        before?.scroller === next.scroller &&
        virtualizer?.scrollElement === next.scroller &&
        virtualizer.scrollOffset === scrollTop() &&
        isPlacedAlike(before.viewport, next.viewport)
      ) {
        return;
      }
      const options = optionsFor(next);
      virtualizer ??= new Virtualizer(options);
      virtualizer.setOptions(options);
      virtualizer._willUpdate();
      if (next.scroller === null) return;
      // The list may have scrolled to keep the reader's row in place.
      if (virtualizer.scrollOffset !== scrollTop()) reportScrollTop(scrollTop(), false);
      virtualizer.setOptions({ ...options, onChange: () => check(true) });
      check(false);
    },
    stop: () => virtualizer?._didMount()(),
  };
}

function isPlacedAlike(one: Viewport, other: Viewport): boolean {
  return (
    one.layout === other.layout &&
    one.height === other.height &&
    one.drawn.first === other.drawn.first &&
    one.drawn.last === other.drawn.last &&
    shiftOf(one) === shiftOf(other)
  );
}

const DIRECTIONS = { forward: "down", backward: "up", none: "none" } as const;
