import { median, spread, table } from "../stats.js";

const YARDSTICK = "handWritten";

/** @typedef {"scroll" | "mount" | "rename" | "insert" | "leave" | "append"} Cost */

/**
 * @param {Awaited<ReturnType<typeof import("./measure.js").measureList>>} samples
 * @param {Record<string, number>} sizes
 * @param {Record<string, string>} labels of the contenders
 */
export function reportList(samples, sizes, labels) {
  const counts = [...new Set(samples.map(({ count }) => count))];
  const middle = counts.includes(10_000) ? 10_000 : counts[0];
  const of = (/** @type {string} */ contender, /** @type {number} */ count) =>
    samples.filter((sample) => sample.contender === contender && sample.count === count);

  /**
   * How many times the yardstick's cost in the same round, both relative to the probe beside them.
   *
   * @param {string} contender
   * @param {number} count
   * @param {Cost} what
   */
  function ratios(contender, count, what) {
    return of(contender, count).map((sample) => {
      const yardstick = of(YARDSTICK, count).find(({ round }) => round === sample.round);
      if (!yardstick) throw new Error(`Round ${sample.round} has no ${YARDSTICK}.`);
      return sample[what].task / sample.probe / (yardstick[what].task / yardstick.probe);
    });
  }

  /** @param {Cost} what */
  function ratioTable(what) {
    const rows = Object.keys(labels).map((contender) => [
      labels[contender],
      ...counts.map((count) => {
        if (contender === YARDSTICK) return "1";
        const values = ratios(contender, count, what);
        return values.length ? spread(values) : "–";
      }),
    ]);
    return table(["", ...counts.map((count) => count.toLocaleString("en-US"))], rows);
  }

  const whereScrollGoes = Object.keys(labels).map((contender) => {
    const costs = of(contender, middle).map(({ scroll, probe }) => {
      const rest = scroll.task - scroll.script - scroll.style - scroll.layout;
      return { ...scroll, rest, probe };
    });
    const yardstick = median(of(YARDSTICK, middle).map(({ scroll, probe }) => scroll.task / probe));
    const parts = /** @type {const} */ (["script", "style", "layout", "rest"]).map((part) =>
      median(costs.map((cost) => cost[part] / cost.probe / yardstick)).toFixed(2),
    );
    return [labels[contender], ...parts, median(costs.map(({ layouts }) => layouts))];
  });

  const perChange = Object.keys(labels).map((contender) => {
    const { rename, nothing, refetch, append, shift } = of(contender, middle)[0].changes;
    return [labels[contender], rename, nothing, refetch, append, shift.rows, px(shift.px)];
  });

  const weight = Object.keys(labels).map((contender) => {
    const size = sizes[contender];
    return [
      labels[contender],
      ...counts.map((count) => {
        const heaps = of(contender, count).map(({ heap }) => heap);
        return heaps.length ? kB(median(heaps)) : "–";
      }),
      of(contender, middle)[0].nodes,
      size === undefined ? "–" : (size / 1000).toFixed(1),
    ];
  });

  return `## Scrolling: CPU time of the main thread, ÷ hand-written

20,000 px in 200 frames. Median of the rounds, with the lowest and highest.

${ratioTable("scroll")}

Where it goes with ${middle.toLocaleString("en-US")} members; hand-written's total is 1.

${table(["", "script", "style", "layout", "paint and the rest", "layouts"], whereScrollGoes)}

## Live changes: CPU time, ÷ hand-written

40 changes, one a frame, while the list is scrolled; the cost of 40 frames is in each.

Members in view renamed:

${ratioTable("rename")}

One inserted on top:

${ratioTable("insert")}

The first one in view leaves:

${ratioTable("leave")}

20 appended:

${ratioTable("append")}

Rows drawn for a change with ${middle.toLocaleString("en-US")} members, and by how many px the first row in view moves when
somebody is inserted on top while the list is scrolled.

${table(["", "one renamed", "same members, new array", "equal members, new objects", "100 appended", "1 inserted on top", "shift, px"], perChange)}

## Mounting: CPU time, ÷ hand-written

${ratioTable("mount")}

## Weight

Heap in kB after mounting, beyond the data; elements in the document once it has scrolled; kB gzipped without React and Convex.

${table(["", ...counts.map((count) => `heap, ${count.toLocaleString("en-US")}`), "elements", "kB gz"], weight)}
`;
}

/** @param {number} value */
function px(value) {
  return Number.isFinite(value) ? Math.round(value * 100) / 100 : "out of view";
}

/** @param {number} bytes */
function kB(bytes) {
  return Math.round(bytes / 1000).toLocaleString("en-US");
}
