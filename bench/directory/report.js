import { CONTENDERS as labels } from "./measure.js";
import { median, spread, table } from "../stats.js";

const FLOOR = "usePaginatedQuery";

/** @typedef {Awaited<ReturnType<typeof import("./measure.js").measureDirectory>>} Samples */

/** @param {Samples} samples */
export function reportDirectory(samples) {
  const counts = [...new Set(samples.map(({ count }) => count))];
  const of = (/** @type {string} */ contender, /** @type {number} */ count) =>
    samples.filter((sample) => sample.contender === contender && sample.count === count);

  /** @param {string} title @param {(samples: Samples) => string | number} cell */
  const rows = (title, cell) =>
    table(
      [title, ...counts.map((count) => count.toLocaleString("en-US"))],
      Object.keys(labels).map((contender) => [
        labels[contender],
        ...counts.map((count) => cell(of(contender, count))),
      ]),
    );

  /** Times are of a clock, so each is told beside the floor's first row in the same round. @param {"firstRow" | "jump"} what */
  const times = (what) => (/** @type {Samples} */ these) => {
    const ratios = these.flatMap((sample) => {
      const floor = of(FLOOR, sample.count).find(({ round }) => round === sample.round);
      const time = sample[what];
      return floor && time !== null ? [time / floor.firstRow] : [];
    });
    return ratios.length > 0 ? spread(ratios) : "–";
  };
  /** @param {"first" | "scrolled" | "jumped"} when @param {"documents" | "subscriptions" | "bytes"} what */
  const counted =
    (when, what) =>
    (/** @type {Samples} */ [sample]) => {
      const at = sample[when];
      if (at === null) return "–";
      return (what === "bytes" ? Math.round(at.bytes / 1000) : at[what]).toLocaleString("en-US");
    };
  /** @param {"heap" | "heapJumped"} what */
  const heap = (what) => (/** @type {Samples} */ these) => {
    const bytes = these.flatMap((sample) => sample[what] ?? []);
    return bytes.length > 0 ? Math.round(median(bytes) / 1000).toLocaleString("en-US") : "–";
  };

  return `## A directory, by the number of members

Live, from a deployment in another process. First 20,000 px are scrolled in 200 frames, with what
loads meanwhile; then the reader goes to the member in the middle: by section from A to Z, and else
by dragging the scrollbar to the end until that row is loaded. From "–" on that takes minutes.

${rows("time to the first row, ÷ usePaginatedQuery", times("firstRow"))}

${rows("time to the row in the middle, ÷ the first row of usePaginatedQuery", times("jump"))}

${rows("scrolling: CPU time, ÷ hand-written DOM with all members in memory", (these) => spread(these.map(({ scroll }) => scroll)))}

${rows("the same way again, where all is loaded", (these) => spread(these.map(({ scrollAgain }) => scrollAgain)))}

${rows("subscriptions with the first row", counted("first", "subscriptions"))}

${rows("subscriptions after the scroll and the jump", counted("jumped", "subscriptions"))}

${rows("documents read for the first row", counted("first", "documents"))}

${rows("documents read after the scroll", counted("scrolled", "documents"))}

${rows("documents read after the scroll and the jump", counted("jumped", "documents"))}

${rows("kB received for the first row", counted("first", "bytes"))}

${rows("kB received after the scroll and the jump", counted("jumped", "bytes"))}

${rows("heap with the first row, kB", heap("heap"))}

${rows("heap after the scroll and the jump, kB", heap("heapJumped"))}
`;
}
