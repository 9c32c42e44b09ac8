import { ConvexProviderWithAuth } from "convex/react";
import { OrgMemberList } from "convex-org-members";
import "convex-org-members/styles.css";
import { createEmbeddedDeployment } from "convex-org-members/testing";
import { createRoot } from "react-dom/client";
import { api } from "../../../convex/_generated/api.js";
import schema from "../../../convex/schema.js";
import {
  ORGANIZATION,
  seedOrganization,
  VIEWER,
} from "../../../embedded/serve/seedOrganization.js";

const modules = import.meta.glob(["../../../convex/**/*.{ts,js}", "!../../../convex/**/*.d.ts"]);
const members = Number(new URLSearchParams(location.search).get("members"));
// Without pictures: nothing is asked of a network.
const people = seedOrganization(members).map((person) => ({ ...person, avatarUrl: undefined }));

const deployment = createEmbeddedDeployment({ schema, modules, seed: { users: people } });
const { client, useAuth } = deployment;
// Convex's client asks for another token shortly before each of these ends.
deployment.setIdentity({ sub: VIEWER, org_id: ORGANIZATION }, { tokenLifetimeSeconds: 20 });

createRoot(document.getElementById("app")!).render(
  <ConvexProviderWithAuth client={client} useAuth={useAuth}>
    <OrgMemberList query={api.users.queries.listActiveUsersInOrg} onMemberAction={() => {}} />
  </ConvexProviderWithAuth>,
);

const scroller = () => document.querySelector<HTMLElement>("[data-slot='org-member-scroller']")!;
const names = () => document.querySelectorAll("[data-slot='org-member-name']").length;
/** By the height of the content, the footer included. */
const rowsLoaded = () => {
  const row = document.querySelector("[data-slot='org-member-row']");
  return row ? Math.floor(scroller().scrollHeight / row.getBoundingClientRect().height) : 0;
};
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let joined = 0;
/** Somebody joins and somebody leaves, or somebody is renamed: there are as many as before. */
const changes = [
  () =>
    deployment.mutate(async ({ db }) => {
      const oldest = await db.query("users").take(20);
      const leaving = oldest.find(({ workosUserId }) => workosUserId !== VIEWER)!;
      await db.delete(leaving._id);
      const person = { ...people[0]!, workosUserId: `joined_${++joined}` };
      await db.insert("users", { ...person, displayName: `Joined ${joined}` });
    }),
  () =>
    deployment.mutate(async ({ db }) => {
      const [newest] = await db.query("users").order("desc").take(1);
      await db.patch(newest!._id, { displayName: `Renamed ${++joined}` });
    }),
];

/** Each is over before the next one comes. */
const faults = [
  async () => deployment.dropConnections(),
  async () => {
    deployment.setLatency(400);
    await pause(3_000);
    deployment.setLatency(0);
  },
  async () => {
    deployment.goOffline();
    await pause(3_000);
    deployment.goOnline();
  },
  async () => deployment.failNext("users/queries:listActiveUsersInOrg", { times: 2 }),
];

let changesMade = 0;
let faultsMade = 0;

/** What the runner calls. */
const page = {
  /** Reads on until all members are there. */
  async loadAll() {
    while (rowsLoaded() < members) {
      scroller().scrollTop = 1e9;
      await pause(30);
    }
  },
  /** Five changes a second, a turn of the wheel each second, a fault every ten. */
  async run(milliseconds: number) {
    const end = performance.now() + milliseconds;
    while (performance.now() < end) {
      await changes[changesMade++ % changes.length]!();
      if (changesMade % 5 === 0) scroller().scrollTop = Math.random() * scroller().scrollHeight;
      if (changesMade % 50 === 0) await faults[faultsMade++ % faults.length]!();
      await pause(200);
    }
    // At rest, so that samples are of the same moment.
    scroller().scrollTop = 0;
    await pause(3_000);
    const { documentsRead, subscriptions, openSockets } = deployment.stats;
    return {
      documentsRead,
      subscriptions,
      openSockets,
      rowCount: rowsLoaded(),
      rowsDrawn: names(),
      changesMade,
      faultsMade,
    };
  },
};
Object.assign(window, { page });
