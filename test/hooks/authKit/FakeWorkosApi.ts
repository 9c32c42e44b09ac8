import { vi } from "vitest";

export const CLIENT_ID = "client_test";

/** What WorkOS' API does with a request for new tokens. */
export type Mood = "answers" | "offline" | "busy" | "sessionEnded";

/**
 * WorkOS' API for AuthKit in a browser, at `fetch`: it exchanges a refresh token for new ones, as
 * `POST /user_management/authenticate` does.
 */
export class FakeWorkosApi {
  mood: Mood = "answers";
  lifetimeSeconds = 300;
  /** How many requests there were. */
  requests = 0;
  #issued = 0;

  constructor(readonly userId: string) {
    // AuthKit's development mode keeps the refresh token here: the user has signed in before.
    localStorage.setItem(`workos:refresh-token:${CLIENT_ID}`, "refresh_0");
    // happy-dom has no locks. With one tab nobody else holds it.
    const locks = { request: (_name: string, _options: object, run: () => unknown) => run() };
    Object.defineProperty(navigator, "locks", { value: locks, configurable: true });
    vi.stubGlobal("fetch", (_url: URL, init: { body: string }) => this.#answer(init));
  }

  async #answer({ body }: { body: string }): Promise<Response> {
    this.requests++;
    if (this.mood === "offline") throw new TypeError("Failed to fetch");
    if (this.mood === "busy") return Response.json({}, { status: 503 });
    if (this.mood === "sessionEnded") {
      return Response.json({ error: "invalid_grant" }, { status: 400 });
    }
    const { organization_id = "org_acme" } = JSON.parse(body) as {
      organization_id?: string;
    };
    const { userId } = this;
    return Response.json({
      user: { object: "user", id: userId, email: "ada@example.com" },
      organization_id,
      authentication_method: "Password",
      access_token: this.token(organization_id),
      refresh_token: `refresh_${this.#issued}`,
    });
  }

  /** As WorkOS issues it, but for the signature, which the embedded deployment does not look at. */
  token(org_id: string): string {
    const iat = Math.floor(Date.now() / 1000);
    return accessToken({
      iss: `https://api.workos.com/user_management/${CLIENT_ID}`,
      sub: this.userId,
      sid: "session_1",
      org_id,
      iat,
      exp: iat + this.lifetimeSeconds,
      jti: String(++this.#issued),
    });
  }
}

/** A JWT with these claims, in base64url as WorkOS writes it. */
export function accessToken(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "RS256" })}.${part(claims)}.signature`;
}
