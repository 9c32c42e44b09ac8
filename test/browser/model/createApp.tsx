import { render } from "@testing-library/react";
import { ConvexProviderWithAuth, useConvexAuth } from "convex/react";
import { Activity, StrictMode, useLayoutEffect, useSyncExternalStore } from "react";
import { flushSync } from "react-dom";
import { api } from "../../../convex/_generated/api.js";
import { OrgMemberList } from "../../../src/components/OrgMemberList.js";
import type { SetIdentityOptions } from "../../../embedded/deployment/index.js";
import { claims, createWorld, ORG, OTHER_ORG } from "../../world/createWorld.js";

const LIST = "users/queries:listActiveUsersInOrg";

/** Two organizations, an app that shows the members of one, and all that can happen to them. */
export async function createApp({ members, others }: { members: number; others: number }) {
  const world = createWorld({ members, others });
  const { deployment } = world;

  // ---- what the app knows: the organization, a mount's number, whether another page is in front
  let screen = { organizationId: ORG, mount: 0, away: false };
  const listeners = new Set<() => void>();
  const navigate = (next: Partial<typeof screen>) => {
    screen = { ...screen, ...next };
    flushSync(() => listeners.forEach((listener) => listener()));
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

  let signedOutOnScreen = false;
  function SignInProbe() {
    const { isAuthenticated, isLoading } = useConvexAuth();
    useLayoutEffect(() => {
      signedOutOnScreen = !isAuthenticated && !isLoading;
    });
    return null;
  }

  function App() {
    const { organizationId, mount, away } = useSyncExternalStore(subscribe, () => screen);
    return (
      <StrictMode key={mount}>
        <ConvexProviderWithAuth client={deployment.client} useAuth={deployment.useAuth}>
          <SignInProbe />
          <Activity mode={away ? "hidden" : "visible"}>
            <OrgMemberList
              key={organizationId}
              query={api.users.queries.listActiveUsersInOrg}
              initialNumItems={6}
              numItems={9}
              loadMoreThreshold={4}
              style={{ blockSize: 300 }}
              renderMember={(member, { name }) => <span data-member={member._id}>{name}</span>}
            />
          </Activity>
        </ConvexProviderWithAuth>
      </StrictMode>
    );
  }

  // ---- who has ever been where: rows of nobody else may be seen there
  const seenIn = new Map([ORG, OTHER_ORG].map((org) => [org, new Set<string>()]));
  await deployment.mutate(async ({ db }) => {
    for (const row of await db.query("users").collect()) seenIn.get(row.orgId!)!.add(row._id);
  });

  let signedIn = true;
  let shortLived = false;
  const identity = () => claims(0, screen.organizationId);
  let refreshes = 0;
  const signIn = (options?: SetIdentityOptions) => {
    signedIn = true;
    shortLived = options !== undefined;
    deployment.setIdentity({ ...identity(), session: String(++refreshes) }, options);
  };
  signIn();
  const view = render(<App />);
  const scroller = () =>
    view.container.querySelector<HTMLElement>("[data-slot='org-member-scroller']")!;
  const drawn = () =>
    [...view.container.querySelectorAll<HTMLElement>("[data-member]")]
      .filter((row) => row.checkVisibility())
      .toSorted((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top);
  const footer = () =>
    view.container.querySelector<HTMLElement>("[data-slot='org-member-footer']")?.dataset.state;

  // ---- every painted frame is looked at
  const offenses: string[] = [];
  let watching = true;
  const look = () => {
    const ids = drawn().map((element) => element.dataset.member!);
    const allowed = seenIn.get(screen.organizationId)!;
    if (signedOutOnScreen && ids.length > 0) offenses.push(`${ids.length} rows while signed out`);
    if (new Set(ids).size !== ids.length) offenses.push("a member twice");
    const foreign = ids.filter((id) => !allowed.has(id));
    if (foreign.length > 0) offenses.push(`rows of another organization: ${foreign.join(", ")}`);
    if (watching) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  const users = () => deployment.mutate(({ db }) => db.query("users").order("desc").collect());
  // The viewers stay: without their rows there is nothing to see.
  const pick = async (n: number) => {
    const rows = (await users()).filter((row) => !row.workosUserId.endsWith("_user_0"));
    return rows[n % rows.length];
  };
  let joined = 0;

  return {
    offenses,
    frame: () => new Promise(requestAnimationFrame),

    async insert(orgId: string, count: number) {
      await deployment.mutate(async ({ db }) => {
        for (let i = 0; i < count; i++) {
          const name = `Joined ${++joined}`;
          const id = await db.insert("users", {
            workosUserId: name,
            email: "joined@example.com",
            orgId,
            displayName: name,
            isActive: true,
            createdAt: 0,
            updatedAt: 0,
          });
          seenIn.get(orgId)!.add(id);
        }
      });
    },
    async change(n: number, fields: { displayName?: string; isActive?: boolean; orgId?: string }) {
      const row = await pick(n);
      if (!row) return;
      if (fields.orgId !== undefined) seenIn.get(fields.orgId)!.add(row._id);
      await deployment.mutate(({ db }) => db.patch(row._id, fields));
    },
    async remove(n: number) {
      const row = await pick(n);
      if (row) await deployment.mutate(({ db }) => db.delete(row._id));
    },
    scrollTo(share: number) {
      if (screen.away) return;
      const element = scroller();
      element.scrollTop = share * (element.scrollHeight - element.clientHeight);
    },
    setLatency: (ms: number) => deployment.setLatency(ms),
    goOffline: () => deployment.goOffline(),
    goOnline: () => deployment.goOnline(),
    dropConnections: () => deployment.dropConnections(),
    failPage: (first: boolean) =>
      deployment.failNext(LIST, {
        error: new Error("made to fail"),
        when: (args) => ((args.paginationOpts as { cursor: unknown }).cursor === null) === first,
      }),
    rerunAll: () => deployment.refresh(),
    refreshSignIn: () => {
      if (signedIn) signIn();
    },
    /** From now on tokens live for a second, too short for Convex's client to renew them in time. */
    async letTokenExpire() {
      if (!signedIn) return;
      signIn({ tokenLifetimeSeconds: 1 });
      await sleep(1_100);
    },
    signIn: () => signIn(),
    signOut() {
      signedIn = false;
      deployment.setIdentity(null);
    },
    switchOrganization() {
      navigate({ organizationId: screen.organizationId === ORG ? OTHER_ORG : ORG });
      if (signedIn) signIn();
    },
    remount: () => navigate({ mount: screen.mount + 1 }),
    /** As a router does that keeps the state of the page that one has left. */
    leave: () => navigate({ away: true }),
    comeBack: () => navigate({ away: false }),

    /** Takes every fault away, then reads the whole list from top to end. */
    async readAll() {
      deployment.setLatency(0);
      deployment.goOnline();
      this.comeBack();
      if (!signedIn || shortLived) signIn();
      const expected = await world.names(screen.organizationId);
      const started = performance.now();
      let seen: string[] = [];
      // A lost connection takes the client a second or more. A failed page would too, and longer each
      // time it fails; the button asks at once.
      while (performance.now() - started < 15_000) {
        scroller().scrollTop = scroller().scrollHeight;
        await new Promise(requestAnimationFrame);
        view.container.querySelector<HTMLElement>("[data-slot='org-member-button']")?.click();
        if (footer() !== "end") continue;
        seen = await this.collect();
        if (String(seen) === String(expected)) break;
      }
      return { seen, expected };
    },
    /** What each row shows, by its place: none twice, none left out. */
    async collect() {
      const seen: string[] = [];
      // While one scrolls, rows that came in above are held back from the top (see useVirtualRows).
      await sleep(200);
      for (let top = 0; top <= scroller().scrollHeight; top += 250) {
        scroller().scrollTop = top;
        await new Promise(requestAnimationFrame);
        const rows = drawn();
        for (const element of rows) seen[indexOf(element)] = element.textContent!;
        const bottom = scroller().getBoundingClientRect().bottom;
        const places = rows.filter((row) => row.getBoundingClientRect().top < bottom).map(indexOf);
        const hole = places.find((place, i) => i > 0 && place !== places[i - 1]! + 1);
        if (hole !== undefined) offenses.push(`a hole above row ${hole}`);
      }
      return seen;
    },
    async close() {
      watching = false;
      view.unmount();
      await sleep(0);
      const { subscriptions } = deployment.stats;
      await deployment.close();
      return { subscriptions, openSockets: deployment.stats.openSockets };
    },
  };
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const indexOf = (member: HTMLElement) =>
  Number(member.closest<HTMLElement>("[data-index]")!.dataset.index);

export type App = Awaited<ReturnType<typeof createApp>>;
