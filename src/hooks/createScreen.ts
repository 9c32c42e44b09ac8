import { flushSync } from "react-dom";
import type { ImageGate } from "../core/viewport/createImageGate.js";
import { heightOf } from "../core/viewport/rowLayout.js";
import {
  isAtFalseTop,
  scrolledTo,
  settled,
  shiftOf,
  type Viewport,
} from "../core/viewport/viewport.js";
import type { ScrollerReports } from "./createRowWatch.js";
import { observeHeight } from "./observeHeight.js";
import { observeScroll } from "./observeScroll.js";
import { observeTouch } from "./observeTouch.js";

/** How long after a scroll, in ms, the rows around the view are drawn again. */
const QUIET = 150;

/**
 * What is on screen: the viewport as it was last drawn or scrolled to, and what the reader does.
 * Events and layout effects change it. A render only reads it.
 *
 * @param first the viewport before anything is drawn
 * @param rerender makes React render
 * @param images closed while rows scroll past too fast to be looked at
 */
export function createScreen(first: Viewport, rerender: () => void, images: ImageGate) {
  let viewport = first;
  let scrolling = false;
  let touched = false;
  /** Whether the element is displayed, as far as is known. */
  let hasBox = true;
  /** A jump has been asked for, and is not drawn yet. */
  let jumping = false;
  let observedBefore = false;
  let onQuiet = () => {};

  function draw(next: Viewport, inEvent: boolean) {
    viewport = next;
    // Without it, fast wheels paint blank frames.
    if (inEvent) flushSync(rerender);
    else rerender();
  }

  /** At rest no row is shifted. A write to `scrollTop` would stop a reader who scrolls. */
  function atRest(next: Viewport): Viewport {
    const mayWrite = hasBox && !touched && (!scrolling || jumping || isAtFalseTop(next));
    return mayWrite ? settled(next) : next;
  }

  function drawIfUnsettled() {
    if (atRest(viewport) !== viewport) draw(viewport, true);
  }

  return {
    viewport: () => viewport,
    isMoving: () => scrolling || touched,
    hasBox: () => hasBox,
    draw,
    atRest,

    /** Sets what to do a while after each scroll. */
    whenQuiet(callback: () => void) {
      onQuiet = callback;
    },

    /** The viewport at the element's position now: its scroll event comes only with the next frame. */
    lookedAt: (element: HTMLElement | null) => (jumping ? viewport : lookedAt(viewport, element)),

    /** After a render is in the document: scrolls the element as far as its rows have moved. */
    commit(element: HTMLElement, before: Viewport, drawn: Viewport) {
      viewport = drawn;
      const move = drawn.scrollTop - before.scrollTop;
      if (jumping) element.scrollTo({ top: drawn.scrollTop, behavior: "instant" });
      // Relative to wherever it is: in Firefox an absolute write undoes what was scrolled meanwhile.
      else if (move !== 0) element.scrollBy({ top: move, behavior: "instant" });
      else return;
      jumping = false;
      viewport = lookedAt(drawn, element);
    },

    /** Goes somewhere else at once. */
    jump(element: HTMLElement, next: Viewport) {
      jumping = true;
      draw(settled(next), false);
      element.scrollTo({ top: viewport.scrollTop, behavior: "instant" });
    },

    observe(element: HTMLElement, { onHeight, onScrollTop }: ScrollerReports) {
      /** Browsers do not all keep the place in an element while it is not displayed. */
      function restorePlace() {
        scrolling = false;
        element.scrollTo({ top: viewport.scrollTop, behavior: "instant" });
      }
      const stopHeight = observeHeight(element, (height) => {
        const shown = height > 0 && !hasBox;
        hasBox = height > 0;
        // While it is not displayed, a list keeps its rows and its place.
        if (!hasBox) return;
        viewport = { ...viewport, height };
        onHeight(height);
        if (!shown) return;
        restorePlace();
        drawIfUnsettled();
      });
      const view = element.ownerDocument.defaultView!;
      let timer = 0;
      const stopScroll = observeScroll(
        element,
        () => {
          const before = viewport;
          const moved = element.scrollTop - before.scrollTop;
          // The browser also reports scrolls that the list made.
          if (moved === 0 || !hasBox) return;
          view.clearTimeout(timer);
          scrolling = true;
          // Faster than a row per frame is too fast to look at pictures.
          const row = before.layout.rowAt(before.offset);
          images.setOpen(Math.abs(moved) <= heightOf(before.layout, row));
          viewport = scrolledTo(before, element.scrollTop);
          const shifted = Math.abs(shiftOf(viewport) - shiftOf(before)) > 0.5;
          if (shifted || atRest(viewport) !== viewport) draw(viewport, true);
          else onScrollTop(element.scrollTop);
        },
        () => {
          images.setOpen(true);
          if (!scrolling) return;
          scrolling = false;
          drawIfUnsettled();
          // A wheel pauses after each notch: wait before treating it as the end.
          timer = view.setTimeout(() => onQuiet(), QUIET);
        },
      );
      const stopTouch = observeTouch(element, (now) => {
        touched = now;
        drawIfUnsettled();
      });
      if (observedBefore) restorePlace();
      else viewport = lookedAt(viewport, element);
      observedBefore = true;
      return () => {
        stopHeight();
        stopScroll();
        stopTouch();
        view.clearTimeout(timer);
        scrolling = false;
        touched = false;
      };
    },
  };
}

/** The `scrollTop` of an element that is not displayed is 0: keep the last one. */
function lookedAt(viewport: Viewport, element: HTMLElement | null): Viewport {
  return element && element.clientHeight > 0 ? scrolledTo(viewport, element.scrollTop) : viewport;
}
