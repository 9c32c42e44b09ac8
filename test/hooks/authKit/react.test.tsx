import { act, cleanup, render, waitFor } from "@testing-library/react";
import { ConvexProviderWithAuth, type ConvexReactClient } from "convex/react";
import { useCallback, useSyncExternalStore, type ReactNode } from "react";
import { afterEach, describe, expect, test, vi } from "vitest";
import { useActiveOrgMembers } from "../../../src/hooks/useActiveOrgMembers.js";
import { ConvexProviderWithAuthKit, type AuthKit } from "../../../src/workos/react/index.js";
import { accessToken } from "./FakeWorkosApi.js";
import { ADA, createOrganizations, list, topOf } from "./organizations.js";

interface Session {
  readonly isLoading: boolean;
  readonly user: { readonly id: string } | null;
  readonly organizationId: string | null;
}

/** AuthKit's provider without its network: what `useAuth` of `@workos-inc/authkit-react` 0.16 does. */
class FakeAuthKit {
  #session: Session = { isLoading: true, user: null, organizationId: null };
  #token: string | null = null;
  #issued = 0;
  readonly #listeners = new Set<() => void>();
  canRefresh = true;

  /** The same function for as long as the provider is mounted, as AuthKit's is. */
  readonly getAccessToken = vi.fn(async ({ forceRefresh = false } = {}) => {
    if (forceRefresh) await this.refresh();
    if (this.#token === null) throw new Error("No access token available");
    return this.#token;
  });

  readonly switchToOrganization = async ({ organizationId }: { organizationId: string }) => {
    await this.#exchange(this.#session.user!, organizationId);
  };

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly session = () => this.#session;

  async signIn(organizationId: string) {
    await this.#exchange({ id: ADA }, organizationId);
    this.set({ isLoading: false });
  }

  signOut() {
    this.#token = null;
    this.set({ user: null, organizationId: null });
  }

  async refresh() {
    if (!this.canRefresh) throw new TypeError("Failed to fetch");
    const { user, organizationId } = this.#session;
    // Each response of WorkOS has a user of its own.
    if (user) await this.#exchange({ ...user }, organizationId!);
  }

  set(change: Partial<Session>) {
    this.#session = { ...this.#session, ...change };
    for (const listener of this.#listeners) listener();
  }

  /** The new token is there before anybody is told. */
  async #exchange(user: { id: string }, organizationId: string) {
    await new Promise((resolve) => setTimeout(resolve, 2));
    this.#token = accessTokenOf({
      sub: user.id,
      org_id: organizationId,
      jti: String(++this.#issued),
    });
    this.set({ user, organizationId });
  }
}

function useFakeAuthKit(authKit: FakeAuthKit) {
  const { getAccessToken, switchToOrganization } = authKit;
  const session = useSyncExternalStore(authKit.subscribe, authKit.session);
  return { ...session, getAccessToken, switchToOrganization };
}

const accessTokenOf = (claims: object) => {
  const iat = Math.floor(Date.now() / 1000);
  return accessToken({ iss: "https://api.workos.com/", iat, exp: iat + 300, ...claims });
};

/** What the list showed when it rendered, and for which organization the app had mounted it. */
interface Frame {
  readonly organizationId: string | null;
  readonly names: (string | undefined)[];
  readonly auth: string;
}

let deployment: ReturnType<typeof createOrganizations>;
afterEach(async () => {
  cleanup(); // Convex's provider signs its client out when it goes: before the client does.
  await deployment.close();
  vi.restoreAllMocks();
});

type Provider = (props: {
  client: ConvexReactClient;
  useAuth: () => AuthKit;
  children: ReactNode;
}) => ReactNode;

interface MountOptions {
  authKit?: FakeAuthKit;
  Provider?: Provider;
  strict?: boolean;
}

async function mount({
  authKit = new FakeAuthKit(),
  Provider = ConvexProviderWithAuthKit,
  strict = false,
}: MountOptions = {}) {
  deployment = createOrganizations();
  const useAuth = () => useFakeAuthKit(authKit);
  const frames: Frame[] = [];

  function Members({ organizationId }: { organizationId: string | null }) {
    const { results, auth } = useActiveOrgMembers(list, {}, { initialNumItems: 3 });
    frames.push({ organizationId, auth, names: results.map((row) => row.displayName) });
    return null;
  }
  function App() {
    const { organizationId } = useAuth();
    return <Members key={organizationId} organizationId={organizationId} />;
  }
  render(
    <Provider client={deployment.client} useAuth={useAuth}>
      <App />
    </Provider>,
    { reactStrictMode: strict },
  );
  await act(() => authKit.signIn("org_acme"));
  await waitFor(() => expect(frames.at(-1)!.names).toEqual(topOf("org_acme")));
  return { authKit, frames, last: () => frames.at(-1)! };
}

/** Long enough for anything that was started to come to its end. */
const quiet = () => act(() => new Promise((resolve) => setTimeout(resolve, 60)));

describe("AuthKit for React, as Convex's sign-in", () => {
  test("waits for AuthKit, then signs in: never signed out in between", async () => {
    const { frames } = await mount();
    await quiet();
    expect(frames[0]).toMatchObject({ auth: "loading", names: [] });
    expect(frames.map(({ auth }) => auth)).not.toContain("signedOut");
  });

  test("signs in where React mounts everything twice", async () => {
    const { last } = await mount({ strict: true });
    await quiet();
    expect(last()).toMatchObject({ auth: "signedIn", names: topOf("org_acme") });
  });

  test("a switch of the organization reaches Convex: the rows are the new one's, and no frame shows an old one", async () => {
    const { authKit, frames, last } = await mount();
    await quiet();
    for (const organizationId of ["org_globex", "org_acme", "org_globex"]) {
      await act(() => authKit.switchToOrganization({ organizationId }));
      await waitFor(() => expect(last().names).toEqual(topOf(organizationId)));
      await quiet();
      expect(last()).toEqual({ organizationId, auth: "signedIn", names: topOf(organizationId) });
    }
    for (const { organizationId, names } of frames) {
      expect(names.filter((name) => !name!.startsWith(organizationId!))).toEqual([]);
    }
  });

  test("a token refresh is no new sign-in: no token is fetched, no query runs, the rows stay", async () => {
    const { authKit, frames } = await mount();
    await quiet();
    const { functionRuns } = deployment.stats;
    const asked = authKit.getAccessToken.mock.calls.length;
    const rendered = frames.length;
    for (let refresh = 0; refresh < 3; refresh++) await act(() => authKit.refresh());
    await quiet();
    expect(authKit.getAccessToken.mock.calls.length).toBe(asked);
    expect(deployment.stats.functionRuns).toBe(functionRuns);
    for (const { names } of frames.slice(rendered)) expect(names).toEqual(topOf("org_acme"));
  });

  test("a refresh that reports loading does not collapse the list", async () => {
    const { authKit, frames, last } = await mount();
    await quiet();
    const from = frames.length;
    await act(async () => authKit.set({ isLoading: true }));
    await waitFor(() => expect(last().auth).toBe("loading"));
    await quiet();
    await act(async () => authKit.set({ isLoading: false }));
    await waitFor(() => expect(last().auth).toBe("signedIn"));
    await quiet();
    for (const { names } of frames.slice(from)) expect(names).toEqual(topOf("org_acme"));
  });

  test("a refresh that fails leaves the user signed in, with the token there is", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {}); // "… is asked again"
    const authKit = new FakeAuthKit();
    authKit.canRefresh = false;
    const { frames, last } = await mount({ authKit });
    await quiet();
    // Convex refreshes the first token at once.
    expect(authKit.getAccessToken).toHaveBeenCalledWith({ forceRefresh: true });
    expect(last()).toMatchObject({ auth: "signedIn", names: topOf("org_acme") });
    expect(frames.map(({ auth }) => auth)).not.toContain("signedOut");
  });

  test("a sign-out takes the rows away at once", async () => {
    const { authKit, frames, last } = await mount();
    await quiet();
    const from = frames.length;
    act(() => authKit.signOut());
    await waitFor(() => expect(last()).toMatchObject({ auth: "signedOut", names: [] }));
    await quiet();
    expect(
      frames.slice(from).filter(({ auth, names }) => auth === "signedOut" && names.length > 0),
    ).toEqual([]);
  });
});

test("without the provider's part for organizations, a switch does not reach Convex", async () => {
  // As other providers do: the token's function changes with AuthKit's, which never does.
  const Forgetful: Provider = ({ client, useAuth, children }) => {
    const { isLoading, user, getAccessToken } = useAuth();
    const fetchAccessToken = useCallback(() => getAccessToken(), [getAccessToken]);
    const auth = { isLoading, isAuthenticated: user !== null, fetchAccessToken };
    return (
      <ConvexProviderWithAuth client={client} useAuth={() => auth}>
        {children}
      </ConvexProviderWithAuth>
    );
  };
  const { authKit, last } = await mount({ Provider: Forgetful });
  await quiet();
  await act(() => authKit.switchToOrganization({ organizationId: "org_globex" }));
  await waitFor(() => expect(last().names).not.toEqual([]));
  await quiet();
  expect(last()).toMatchObject({ organizationId: "org_globex", names: topOf("org_acme") });
});
