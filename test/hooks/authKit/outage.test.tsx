import { AuthKitProvider, useAuth } from "@workos-inc/authkit-react";
import { act, cleanup, render } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ConvexProviderWithAuthKit } from "../../../src/workos/react/index.js";
import { useActiveOrgMembers } from "../../../src/hooks/useActiveOrgMembers.js";
import { FakeNextjsAuthKit, hooksOf } from "./FakeNextjsAuthKit.js";
import { CLIENT_ID, FakeWorkosApi } from "./FakeWorkosApi.js";
import { ADA, createOrganizations, list, topOf } from "./organizations.js";

// Convex's own client, AuthKit for React itself, and a clock that the tests move. WorkOS' API and
// the deployment's network are not real, nor are the server actions of AuthKit for Next.js.

let deployment: ReturnType<typeof createOrganizations>;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
  for (const level of ["debug", "warn"] as const) {
    vi.spyOn(console, level).mockImplementation(() => {});
  }
  deployment = createOrganizations();
});
afterEach(async () => {
  cleanup(); // Convex's provider signs its client out when it goes: before the client does.
  vi.useRealTimers();
  await deployment.close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  localStorage.clear();
});

/** In steps, as React renders at the end of each. */
async function seconds(count: number) {
  for (let step = 0; step < count * 10; step++) await act(() => vi.advanceTimersByTimeAsync(100));
}

interface AppProps {
  readonly onFrame: (auth: string, names: (string | undefined)[]) => void;
  readonly onSwitch: (switchTo: (organizationId: string) => Promise<unknown>) => void;
}

function Members({ onFrame }: Pick<AppProps, "onFrame">) {
  const { results, auth } = useActiveOrgMembers(list, {}, { initialNumItems: 3 });
  onFrame(
    auth,
    results.map((row) => row.displayName),
  );
  return null;
}

function ReactPage({ onFrame, onSwitch }: AppProps) {
  const { organizationId, switchToOrganization } = useAuth();
  onSwitch((id) => switchToOrganization({ organizationId: id }));
  return <Members key={organizationId} onFrame={onFrame} />;
}

function ReactApp(props: AppProps) {
  return (
    <AuthKitProvider clientId={CLIENT_ID} devMode>
      <ConvexProviderWithAuthKit client={deployment.client} useAuth={useAuth}>
        <ReactPage {...props} />
      </ConvexProviderWithAuthKit>
    </AuthKitProvider>
  );
}

function createNextjsApp(authKit: FakeNextjsAuthKit) {
  const hooks = hooksOf(authKit);
  function NextjsPage({ onFrame, onSwitch }: AppProps) {
    onSwitch(authKit.switchToOrganization);
    return <Members key={hooks.useAuth().organizationId} onFrame={onFrame} />;
  }
  return function NextjsApp(props: AppProps) {
    return (
      <ConvexProviderWithAuthKit client={deployment.client} {...hooks}>
        <NextjsPage {...props} />
      </ConvexProviderWithAuthKit>
    );
  };
}

const frameworks = [
  ["React", () => ReactApp],
  ["Next.js", () => createNextjsApp(new FakeNextjsAuthKit(ADA))],
] as const;

/** An app whose user has signed in before, with tokens that are good for 14 seconds. */
async function mount(App: (props: AppProps) => React.ReactNode) {
  const workos = new FakeWorkosApi(ADA);
  workos.lifetimeSeconds = 14;
  const frames: { auth: string; names: (string | undefined)[] }[] = [];
  let switchTo: (organizationId: string) => Promise<unknown>;
  render(
    <App
      onFrame={(auth, names) => frames.push({ auth, names })}
      onSwitch={(given) => (switchTo = given)}
    />,
  );
  await seconds(1);
  expect(frames.at(-1)).toEqual(live);
  return {
    workos,
    frames,
    last: () => frames.at(-1)!,
    /** A switch that fails is made again by who wants it. */
    switchTo: (id: string) => act(() => switchTo(id).catch(() => {})),
  };
}

const live = { auth: "signedIn", names: topOf("org_acme") };

/** Whether what is on screen follows the deployment. */
async function expectLiveRows() {
  const { functionRuns } = deployment.stats;
  await act(() => deployment.refresh());
  await seconds(0.1);
  expect(deployment.stats.functionRuns).toBeGreaterThan(functionRuns);
}

const returnToThePage = () => document.dispatchEvent(new Event("visibilitychange"));

describe.each(frameworks)("with AuthKit for %s", (_name, createApp) => {
  describe("a failure that passes signs nobody out", () => {
    test("offline past the token's end, and a WorkOS that takes longer to return than Convex", async () => {
      const { workos, frames, last } = await mount(createApp());
      workos.mood = "offline";
      deployment.goOffline();
      await seconds(16);
      act(() => deployment.goOnline());
      await seconds(2.5);
      workos.mood = "answers";
      await seconds(4);
      expect(last()).toEqual(live);
      expect(frames.map(({ auth }) => auth)).not.toContain("signedOut");
      await expectLiveRows();
    });

    test.each([
      ["a server that is busy", "busy"],
      ["no network", "offline"],
    ] as const)("%s, for minutes, while Convex's connection lasts", async (_what, mood) => {
      const { workos, frames, last } = await mount(createApp());
      workos.mood = mood;
      await seconds(180);
      expect(last().names).toEqual(topOf("org_acme"));
      workos.mood = "answers";
      await seconds(50);
      expect(last()).toEqual(live);
      expect(frames.map(({ auth }) => auth)).not.toContain("signedOut");
      await expectLiveRows();
    });

    test.each([
      ["the browser is online", () => window.dispatchEvent(new Event("online"))],
      ["the page is seen", returnToThePage],
    ])("a token that failed is had at once when %s", async (_when, wake) => {
      const { workos, last } = await mount(createApp());
      workos.mood = "offline";
      await seconds(120);
      workos.mood = "answers";
      act(() => void wake());
      await seconds(0.1);
      expect(last()).toEqual(live);
      await expectLiveRows();
    });

    test("a deployment that refuses tokens for a while, as when it cannot read WorkOS' keys", async () => {
      vi.spyOn(console, "error").mockImplementation(() => {});
      const { workos, last } = await mount(createApp());
      workos.lifetimeSeconds = -60; // What it issues now is refused.
      await seconds(60);
      expect(last().auth).not.toBe("signedIn");
      workos.lifetimeSeconds = 14;
      await seconds(60);
      expect(last()).toEqual(live);
      await expectLiveRows();
    });
  });

  describe("a session that has ended", () => {
    test("is a sign-out, with no row left, and WorkOS is not asked without end", async () => {
      const { workos, last } = await mount(createApp());
      workos.mood = "sessionEnded";
      await seconds(20);
      expect(last()).toEqual({ auth: "signedOut", names: [] });
      const { requests } = workos;
      await seconds(600);
      expect(workos.requests).toBe(requests);
    });

    test("goes on when the user has signed in again in another tab, and returns to this one", async () => {
      const { workos, last } = await mount(createApp());
      workos.mood = "sessionEnded";
      await seconds(20);
      workos.mood = "answers";
      act(() => void returnToThePage());
      await seconds(1);
      expect(last()).toEqual(live);
    });
  });

  test("a switch of the organization reaches Convex, after one that failed, too", async () => {
    const { workos, switchTo, last } = await mount(createApp());
    workos.mood = "busy";
    await switchTo("org_globex");
    workos.mood = "answers";
    for (const organizationId of ["org_globex", "org_acme"]) {
      await switchTo(organizationId);
      await seconds(1);
      expect(last()).toEqual({ auth: "signedIn", names: topOf(organizationId) });
    }
  });
});

test("a switch in another tab, which shares the session, reaches this one with its next token", async () => {
  const authKit = new FakeNextjsAuthKit(ADA);
  const { frames } = await mount(createNextjsApp(authKit));
  authKit.cookieOrganizationId = "org_globex";
  await seconds(20);
  expect(frames.at(-1)).toEqual({ auth: "signedIn", names: topOf("org_globex") });
});

test("waiting for a token ends with the app", async () => {
  const getAccessToken = vi.fn(() => Promise.reject(new TypeError("Failed to fetch")));
  const session = { isLoading: false, user: { id: ADA }, organizationId: null, getAccessToken };
  const { unmount } = render(
    <ConvexProviderWithAuthKit client={deployment.client} useAuth={() => session} />,
  );
  await seconds(20);
  const asked = getAccessToken.mock.calls.length;
  expect(asked).toBeGreaterThan(3);
  unmount();
  await seconds(120);
  expect(getAccessToken.mock.calls.length).toBe(asked);
});
