import { useSyncExternalStore } from "react";
import type { AuthKitNextjs, AuthKitNextjsTokens } from "../../../src/workos/react/index.js";

/**
 * AuthKit for Next.js in the browser, without its server actions: what `useAuth` and
 * `useAccessToken` of `@workos-inc/authkit-nextjs/components` 4.3 do (`tokenStore.ts`,
 * `authkit-provider.tsx`). Its requests go to `fetch`, where a FakeWorkosApi answers.
 */
export class FakeNextjsAuthKit {
  /** The organization of the session's cookie, which all tabs share. */
  cookieOrganizationId = "org_acme";
  #session: Pick<AuthKitNextjs, "loading" | "user" | "organizationId">;
  #token: string | undefined;
  #refreshing: Promise<string | undefined> | null = null;
  readonly #listeners = new Set<() => void>();

  constructor(userId: string) {
    const organizationId = this.cookieOrganizationId;
    this.#session = { loading: false, user: { id: userId }, organizationId };
  }

  readonly session = () => this.#session;

  /** The store keeps the token of the organization before. */
  readonly switchToOrganization = async (organizationId: string) => {
    this.cookieOrganizationId = organizationId;
    await this.refreshAuth();
  };

  readonly getAccessToken = async () =>
    this.#token && expiresIn(this.#token) > 30 ? this.#token : this.refresh();

  readonly refresh = () =>
    (this.#refreshing ??= this.#refreshAction().finally(() => (this.#refreshing = null)));

  async #refreshAction(): Promise<string | undefined> {
    const body = JSON.stringify({ organization_id: this.cookieOrganizationId });
    const response = await fetch("https://app.example.com/", { method: "POST", body });
    if (response.status >= 500) throw new Error("Failed to refresh access token");
    // The session is gone, and with it its cookie: AuthKit answers without an error.
    const token = response.ok ? ((await response.json()).access_token as string) : undefined;
    this.#token = token;
    return token;
  }

  /** A failure leaves what was known of the session. */
  readonly refreshAuth = async () => {
    this.#set({ loading: true });
    const { cookieOrganizationId: organizationId } = this;
    await fetch("https://app.example.com/", {
      method: "POST",
      body: JSON.stringify({ organization_id: organizationId }),
    }).then(
      ({ ok }) => ok && this.#set({ organizationId }),
      () => {},
    );
    this.#set({ loading: false });
  };

  #set(change: Partial<AuthKitNextjs>) {
    this.#session = { ...this.#session, ...change };
    for (const listener of this.#listeners) listener();
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

/** AuthKit's two hooks, of this session. */
export function hooksOf(authKit: FakeNextjsAuthKit) {
  return {
    useAuth(): AuthKitNextjs {
      const session = useSyncExternalStore(authKit.subscribe, authKit.session);
      return { ...session, refreshAuth: authKit.refreshAuth };
    },
    useAccessToken(): AuthKitNextjsTokens {
      return { getAccessToken: authKit.getAccessToken, refresh: authKit.refresh };
    },
  };
}

function expiresIn(token: string): number {
  const { exp } = JSON.parse(Buffer.from(token.split(".")[1]!, "base64url").toString());
  return exp - Date.now() / 1000;
}
