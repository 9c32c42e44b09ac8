// node bench/load/run.js soak --minutes=60 --members=10000
// node bench/load/run.js join --viewers=1000 --members=1000
import { parseArgs } from "node:util";
import { join } from "./join.js";
import { soak } from "./soak.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    members: { type: "string" },
    minutes: { type: "string", default: "60" },
    viewers: { type: "string", default: "1000" },
  },
});

const [what] = positionals;
if (what === "soak") {
  const members = Number(values.members ?? 10_000);
  console.log(await soak({ members, minutes: Number(values.minutes) }));
} else if (what === "join") {
  const members = Number(values.members ?? 1_000);
  console.log(await join({ members, viewers: Number(values.viewers) }));
} else {
  console.error("npm run load -- soak [--minutes=60] [--members=10000]");
  console.error("npm run load -- join [--viewers=1000] [--members=1000]");
  process.exit(1);
}
