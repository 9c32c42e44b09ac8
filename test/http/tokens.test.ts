import { exportSPKI, generateKeyPair, importJWK, SignJWT, type JWK, type JWTPayload } from "jose";
import { describe, expect, test, vi } from "vitest";
import { createTokenVerifier } from "../../embedded/serve/auth/createTokenVerifier.js";
import { ORGANIZATION, VIEWER } from "../../embedded/serve/seedOrganization.js";
import { expectDocumented } from "./documented.js";
import { firstPage, LIST, post, referenceServer } from "./referenceServer.js";

// Making keys takes a busy machine its time.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const http = referenceServer();

const now = () => Math.floor(Date.now() / 1000);
const base64 = (part: object | string) =>
  Buffer.from(typeof part === "string" ? part : JSON.stringify(part)).toString("base64url");

/** What AuthKit's tokens say, with changes; a claim of `undefined` is left out. */
const claims = (changes: JWTPayload = {}): JWTPayload => ({
  iss: `https://api.workos.com/user_management/${http.server.clientId}`,
  sub: VIEWER,
  org_id: ORGANIZATION,
  iat: now(),
  exp: now() + 3600,
  ...changes,
});

const signed = (changes?: JWTPayload) => http.server.workos.sign(claims(changes));

async function call(token: string) {
  const answer = await http.send(LIST, post(firstPage(1), { token }));
  expectDocumented(answer);
  return answer;
}

const accepted = { status: 200, body: { status: "success" } };

const refused = (message: unknown, code = "InvalidAuthHeader") => ({
  status: 401,
  body: { code, message },
});

const undecodable = (kid: string) =>
  refused(
    `Could not decode token. The JWT's 'kid' (key ID) header is '${kid}', does this key match any key in the provider's JWKS?`,
  );

describe("a token is accepted", () => {
  test("from AuthKit, whose issuer names the application", async () => {
    expect(await call(await signed())).toMatchObject(accepted);
  });

  test("from single sign-on, whose audience names the application", async () => {
    const token = await http.server.workos.ssoToken({ sub: VIEWER, org_id: ORGANIZATION });
    expect(await call(token)).toMatchObject(accepted);
  });

  test("with the application among several audiences", async () => {
    const aud = ["another", http.server.clientId];
    expect(await call(await signed({ iss: "https://api.workos.com/", aud }))).toMatchObject(
      accepted,
    );
  });

  test("whatever the issuer's trailing slash and protocol", async () => {
    const iss = `api.workos.com/user_management/${http.server.clientId}/`;
    expect(await call(await signed({ iss }))).toMatchObject(accepted);
  });

  test("with a clock that is five seconds off", async () => {
    expect(await call(await signed({ exp: now() - 4 }))).toMatchObject(accepted);
    expect(await call(await signed({ iat: now() + 4, nbf: now() + 4 }))).toMatchObject(accepted);
  });
});

describe("a token is refused with 401", () => {
  const noProvider = () => {
    const id = http.server.clientId;
    return refused(
      "No auth provider found matching the given token. Check that your JWT's issuer and audience match one of your configured providers: " +
        `[CustomJWT(issuer=https://api.workos.com/, app_id=${id}), CustomJWT(issuer=https://api.workos.com/user_management/${id}, app_id=none)]`,
      "NoAuthProvider",
    );
  };

  test.each(["token", "a.b", "a.b.c", "a.b.c.d.e"])("that is no JWT: %s", async (token) => {
    expect(await call(token)).toEqual(
      expect.objectContaining(
        refused(
          "Could not parse JWT payload. Check that the token is a valid JWT format with three base64-encoded parts separated by dots.",
        ),
      ),
    );
  });

  test("of a foreign issuer", async () => {
    expect(await call(await signed({ iss: "https://evil.example.com/" }))).toMatchObject(
      noProvider(),
    );
    const lookalike = `https://api.workos.com/user_management/${http.server.clientId}x`;
    expect(await call(await signed({ iss: lookalike }))).toMatchObject(noProvider());
  });

  test("of another application", async () => {
    const iss = "https://api.workos.com/";
    expect(await call(await signed({ iss, aud: "client_other" }))).toMatchObject(noProvider());
    expect(await call(await signed({ iss }))).toMatchObject(noProvider());
    expect(
      await call(await signed({ iss: "https://api.workos.com/user_management/client_other" })),
    ).toMatchObject(noProvider());
  });

  test("without an issuer", async () => {
    expect(await call(await signed({ iss: undefined }))).toMatchObject(
      refused(expect.stringMatching(/^Missing issuer claim \('iss'\)/)),
    );
  });

  test("that is forged: a claim was changed", async () => {
    const [header, , signature] = (await signed()).split(".");
    const token = `${header}.${base64(claims({ sub: "user_stranger" }))}.${signature}`;
    expect(await call(token)).toMatchObject(undecodable(http.server.workos.kid));
  });

  test("that is signed with a foreign key, under our key's id", async () => {
    const { kid } = http.server.workos;
    const { privateKey } = await generateKeyPair("RS256");
    const token = await new SignJWT(claims())
      .setProtectedHeader({ alg: "RS256", kid })
      .sign(privateKey);
    expect(await call(token)).toMatchObject(undecodable(kid));
  });

  test("that brings its own key", async () => {
    const { privateKey, publicKey } = await generateKeyPair("RS256");
    const jwk = (await crypto.subtle.exportKey("jwk", publicKey)) as JWK;
    const header = { alg: "RS256", kid: "own", jwk };
    const token = await new SignJWT(claims()).setProtectedHeader(header).sign(privateKey);
    expect(await call(token)).toMatchObject(undecodable("own"));
  });

  test.each(["none", "None", "NONE"])("with alg: %s", async (alg) => {
    const { kid } = http.server.workos;
    const token = `${base64({ alg, kid })}.${base64(claims())}.`;
    expect(await call(token)).toMatchObject(undecodable(kid));
  });

  test("that takes the public key for a shared secret (HS256)", async () => {
    const { kid, documents } = http.server.workos;
    const [{ keys }] = Object.values(documents) as [{ keys: [JWK] }];
    const pem = await exportSPKI((await importJWK(keys[0], "RS256")) as CryptoKey);
    for (const secret of [pem, pem.trim(), keys[0].n!]) {
      const header = { alg: "HS256", kid };
      const token = await new SignJWT(claims())
        .setProtectedHeader(header)
        .sign(new TextEncoder().encode(secret));
      expect(await call(token)).toMatchObject(undecodable(kid));
    }
  });

  test("that names no key, or an unknown one", async () => {
    const { privateKey } = await generateKeyPair("RS256");
    const withHeader = (header: object) =>
      new SignJWT(claims()).setProtectedHeader({ alg: "RS256", ...header }).sign(privateKey);
    expect(await call(await withHeader({}))).toMatchObject(
      refused("Could not decode token. JWT may be missing a 'kid' (key ID) header."),
    );
    expect(await call(await withHeader({ kid: "rotated" }))).toMatchObject(undecodable("rotated"));
  });

  test("that names no key, though our only one signed it", async () => {
    const token = await http.server.workos.sign(claims(), { kid: undefined });
    expect(await call(token)).toMatchObject(
      refused("Could not decode token. JWT may be missing a 'kid' (key ID) header."),
    );
  });

  test.each([
    ["expired", { exp: -60 }, /^Could not validate token: Token expired 6[01] seconds ago$/],
    [
      "not valid yet",
      { nbf: 60 },
      /^Could not validate token: Token will be valid in (60|59) seconds$/,
    ],
    [
      "from the future",
      { iat: 60 },
      /^Could not validate token: Token will be valid in (60|59) seconds$/,
    ],
  ])("that is %s", async (_, offsets, message) => {
    const times = Object.fromEntries(
      Object.entries(offsets).map(([claim, offset]) => [claim, now() + offset]),
    );
    expect(await call(await signed(times))).toMatchObject(refused(expect.stringMatching(message)));
  });

  test("that says neither whose it is nor until when", async () => {
    expect(await call(await signed({ sub: undefined }))).toMatchObject(refused("Missing subject"));
    expect(await call(await signed({ exp: undefined }))).toMatchObject(refused("Missing expiry"));
  });
});

describe("the verifier", () => {
  const provider = {
    type: "customJwt" as const,
    issuer: "https://issuer.example.com",
    jwks: "https://issuer.example.com/jwks",
    algorithm: "RS256" as const,
  };
  const token = () =>
    `${base64({ alg: "RS256", kid: "key" })}.${base64({ iss: provider.issuer, sub: "me" })}.${base64("signature")}`;

  test.each([
    ["unreachable", () => Promise.reject(new Error("connection refused")), "connection refused"],
    [
      "missing",
      async () => new Response(null, { status: 404, statusText: "Not Found" }),
      "HTTP 404 Not Found",
    ],
    ["no JSON", async () => new Response("<html>"), "Invalid JWKS response body from"],
    ["not keys", async () => Response.json({ jwks: [] }), "Invalid JWKS response body from"],
  ])("refuses where the issuer's keys are %s", async (_, fetchJwks, message) => {
    const verify = createTokenVerifier({ providers: [provider] }, { fetchJwks });
    await expect(verify(token())).rejects.toMatchObject({
      code: "InvalidAuthHeader",
      message: expect.stringContaining(message) as string,
    });
  });

  test("says nothing of the configuration where it is told to be discreet", async () => {
    const fetchJwks = async () => Response.json({ keys: [] });
    const verify = createTokenVerifier({ providers: [provider] }, { fetchJwks, redact: true });
    await expect(verify(token())).rejects.toThrow(
      "Could not decode token. The JWT's 'kid' (key ID) header doesn't match any key in the provider's JWKS, or the JWT signature is invalid.",
    );
    const none = createTokenVerifier({ providers: [] }, { redact: true });
    await expect(none(token())).rejects.toThrow(
      /^No auth provider found matching the given token$/,
    );
  });

  test("cannot verify OpenID Connect, and says so at the start", () => {
    const oidc = { domain: "https://issuer.example.com", applicationID: "app" };
    expect(() => createTokenVerifier({ providers: [oidc] })).toThrow(
      'This server verifies "customJwt" providers only.',
    );
  });

  test("gives functions the claims by their names, nested ones with dots, without those of one token", async () => {
    const { workos, url } = http.server;
    const verify = createTokenVerifier({
      providers: [
        {
          ...provider,
          issuer: "https://api.workos.com/",
          jwks: `${url}/sso/jwks/${http.server.clientId}`,
        },
      ],
    });
    const identity = await verify(
      await workos.ssoToken({
        sub: "me",
        org_id: "org",
        given_name: "Ada",
        act: { sub: "admin" },
        roles: ["a", "b"],
        jti: "1",
      }),
    );
    expect(identity).toEqual({
      subject: "me",
      issuer: "https://api.workos.com/",
      tokenIdentifier: "https://api.workos.com/|me",
      org_id: "org",
      given_name: "Ada",
      "act.sub": "admin",
      roles: ["a", "b"],
    });
  });
});

describe("a production deployment", () => {
  const production = referenceServer({ redactErrors: true });

  test("does not name its providers, and says only that there was an error", async () => {
    const token = await production.server.workos.sign({
      iss: "https://evil.example.com",
      sub: "me",
    });
    expect(await production.send(LIST, post(firstPage(), { token }))).toMatchObject(
      refused("No auth provider found matching the given token", "NoAuthProvider"),
    );
    expect((await production.send(LIST, post(firstPage()))).body).toEqual({
      status: "error",
      errorMessage: expect.stringMatching(/^\[Request ID: [0-9a-f]{16}\] Server Error$/) as string,
      errorData: { code: "UNAUTHORIZED", message: "Authentication required", statusCode: 401 },
    });
  });
});
