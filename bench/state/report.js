import { CONTENDERS as labels } from "./measure.js";
import { spread, table } from "../stats.js";

const FLOOR = "ownWatches";

const ACTIONS = /** @type {const} */ ({
  loadMore: "one more page",
  change: "a live change on one page",
  renewal: "a live change on every page",
});

/**
 * @param {Awaited<ReturnType<typeof import("./measure.js").measureState>>} samples
 */
export function reportState(samples) {
  const plans = [...new Set(samples.map(({ pages, pageSize }) => `${pages} × ${pageSize}`))];
  const of = (/** @type {string} */ contender, /** @type {string} */ plan) =>
    samples.filter(
      (sample) => sample.contender === contender && `${sample.pages} × ${sample.pageSize}` === plan,
    );

  /** @param {keyof typeof ACTIONS} action */
  function ratioTable(action) {
    const rows = Object.keys(labels).map((contender) => [
      labels[contender],
      ...plans.map((plan) => {
        if (contender === FLOOR) return "1";
        const floor = of(FLOOR, plan);
        return spread(of(contender, plan).map((sample, i) => sample[action] / floor[i][action]));
      }),
    ]);
    return table([ACTIONS[action], ...plans], rows);
  }

  const subscriptions = Object.keys(labels).map((contender) => [
    labels[contender],
    ...plans.map((plan) => of(contender, plan)[0].subscriptions),
  ]);

  return `## Pages loaded: CPU time of the main thread, ÷ own watches

Columns: pages × members in each. Nothing is drawn. The server is another process.

${ratioTable("loadMore")}

${ratioTable("change")}

${ratioTable("renewal")}

${table(["subscriptions held", ...plans], subscriptions)}
`;
}
