// node --expose-gc bench/session/run.js [members …]: what it costs to keep members' identity, beside a plain loop.
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { plainSharing } from "./plainSharing.js";

const bundle = /** @type {import("vite").Rolldown.RolldownOutput} */ (
  await build({
    configFile: false,
    logLevel: "error",
    build: {
      ssr: fileURLToPath(new URL("../../src/core/session/createReconciler.ts", import.meta.url)),
      write: false,
    },
  })
);
/** @type {typeof import("../../src/core/session/createReconciler.js")} */
const { createReconciler } = await import(
  `data:text/javascript,${encodeURIComponent(bundle.output[0].code)}`
);

const ROUNDS = 9;
const contenders = { plain: plainSharing, ours: createReconciler };

/** As they come from JSON: strings of their own, in objects of their own. @param {number} from @param {number} to */
const members = (from, to, version = "") =>
  JSON.parse(
    JSON.stringify(
      Array.from({ length: to - from }, (_, i) => ({
        _id: `k${((from + i) * 2654435761) % 4294967296}`.padEnd(32, "0123456789abcdef"),
        avatarUrl: `https://example.com/${from + i}.png`,
        displayName: `Member ${from + i}${version}`,
        isActive: true,
      })),
    ),
  );

/** Each makes the list before and the list after. @type {Record<string, (n: number) => [any[], any[]]>} */
const cases = {
  "mounted at once": (n) => [[], members(0, n)],
  "all renewed, with equal values": (n) => [members(0, n), members(0, n)],
  "all renewed, three on top": (n) => [members(0, n), [...members(n, n + 3), ...members(0, n)]],
  "all renewed, three gone": (n) => [members(0, n), members(0, n).filter((_, i) => i % 3000 !== 7)],
  "one page of 200 renewed": (n) => {
    const before = members(0, n);
    return [before, [...before.slice(0, 200), ...members(200, 400), ...before.slice(400)]];
  },
  "one renamed": (n) => {
    const before = members(0, n);
    const renamed = members(n / 2, n / 2 + 1, " renamed");
    return [before, [...before.slice(0, n / 2), ...renamed, ...before.slice(n / 2 + 1)]];
  },
  "one on top": (n) => {
    const before = members(0, n);
    return [before, [...members(n, n + 1), ...before]];
  },
  "200 appended": (n) => {
    const before = members(0, n);
    return [before, [...before, ...members(n, n + 200)]];
  },
};

/** Bytes that stay while the list is held, beside the members themselves. @param {() => (loaded: any[]) => unknown} create @param {any[][]} lists */
function heap(create, lists) {
  const used = () => {
    globalThis.gc?.();
    return process.memoryUsage().heapUsed;
  };
  const before = used();
  const share = create();
  const kept = lists.map((list) => share(list));
  const after = used();
  return kept.length > 0 ? after - before : 0;
}

/** @param {number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

const sizes = process.argv.slice(2).map(Number);
for (const n of sizes.length > 0 ? sizes : [10_000, 100_000]) {
  console.log(`\n${n.toLocaleString("en-US")} members: ms, median of ${ROUNDS} rounds in turns`);
  for (const [name, make] of Object.entries(cases)) {
    const times = { plain: [], ours: [] };
    for (let round = 0; round < ROUNDS + 3; round++) {
      for (const [who, create] of Object.entries(contenders)) {
        const [before, after] = make(n);
        const share = create();
        share(before);
        const start = performance.now();
        share(after);
        if (round >= 3) times[who].push(performance.now() - start);
      }
    }
    const [plain, ours] = [median(times.plain), median(times.ours)];
    console.log(
      `${name.padEnd(34)} plain ${plain.toFixed(2).padStart(7)}  ours ${ours.toFixed(2).padStart(7)}  ${(ours / plain).toFixed(2)} ×`,
    );
  }
  const bytes = Object.entries(contenders).map(([who, create]) => {
    const lists = [members(0, n)];
    return `${who} ${(heap(create, lists) / 1e6).toFixed(2)} MB`;
  });
  console.log(`heap beside the members: ${bytes.join(", ")}`);
}
