import fc from "../../fc.js";
import { ORG, OTHER_ORG } from "../../world/createWorld.js";
import type { App } from "./createApp.js";
import { step as named, type Step as StepOf } from "./step.js";

export type Step = StepOf<App>;
const step = (name: string, run: (app: App) => unknown): Step => named(name, run);

const organization = fc.constantFrom(ORG, OTHER_ORG);
const somebody = fc.nat(40);

const members = fc.oneof(
  fc
    .tuple(organization, fc.constantFrom(1, 1, 2, 15))
    .map(([org, count]) => step(`insert ${count} in ${org}`, (app) => app.insert(org, count))),
  fc
    .tuple(somebody, fc.nat(99))
    .map(([n, i]) =>
      step(`rename ${n}`, (app) => app.change(n, { displayName: `Renamed ${n}/${i}` })),
    ),
  somebody.map((n) => step(`deactivate ${n}`, (app) => app.change(n, { isActive: false }))),
  somebody.map((n) => step(`reactivate ${n}`, (app) => app.change(n, { isActive: true }))),
  fc
    .tuple(somebody, organization)
    .map(([n, orgId]) => step(`move ${n} to ${orgId}`, (app) => app.change(n, { orgId }))),
  somebody.map((n) => step(`delete ${n}`, (app) => app.remove(n))),
);

const reader = fc.oneof(
  fc
    .double({ min: 0, max: 1, noNaN: true })
    .map((share) => step(`scroll to ${share.toFixed(2)}`, (app) => app.scrollTo(share))),
  fc.constant(step("scroll to the end", (app) => app.scrollTo(1))),
  fc.constantFrom(1, 4).map((frames) =>
    step(`wait ${frames} frames`, async (app) => {
      for (let i = 0; i < frames; i++) await app.frame();
    }),
  ),
);

const switches = fc.constantFrom(
  step("refresh the sign-in", (app) => app.refreshSignIn()),
  step("sign out", (app) => app.signOut()),
  step("sign in", (app) => app.signIn()),
  step("switch organization", (app) => app.switchOrganization()),
  step("remount", (app) => app.remount()),
  step("leave the page", (app) => app.leave()),
  step("come back", (app) => app.comeBack()),
  step("come back", (app) => app.comeBack()),
);

// Seldom: it takes more than a second.
const session = fc.oneof(
  { weight: 19, arbitrary: switches },
  {
    weight: 1,
    arbitrary: fc.constant(step("let the token expire", (app) => app.letTokenExpire())),
  },
);

const faults = fc.constantFrom(
  step("latency 0 ms", (app) => app.setLatency(0)),
  step("latency 3 ms", (app) => app.setLatency(3)),
  step("latency 40 ms", (app) => app.setLatency(40)),
  step("go offline", (app) => app.goOffline()),
  step("go online", (app) => app.goOnline()),
  step("drop the connection", (app) => app.dropConnections()),
  step("fail the first page", (app) => app.failPage(true)),
  step("fail a later page", (app) => app.failPage(false)),
  step("run all queries again", (app) => app.rerunAll()),
);

/** Every kind of step; the reader's most often, for without them little of the rest is seen. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: members },
  { weight: 4, arbitrary: reader },
  { weight: 2, arbitrary: session },
  { weight: 2, arbitrary: faults },
);
