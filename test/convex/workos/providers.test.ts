import { WorkOS } from "@workos-inc/node";
import { describe, expect, test, vi } from "vitest";
import { createTokenVerifier } from "../../../embedded/serve/auth/createTokenVerifier.js";
import { createWorkosStandIn } from "../../../embedded/serve/auth/createWorkosStandIn.js";
import { workosProviders } from "../../../src/workos/index.js";

vi.setConfig({ testTimeout: 30_000 }); // Making keys takes a busy machine its time.

const clientId = "client_test";
const apiHostname = "auth.example.com";

/** Tokens in the name of a host, as public reports show them, and what Convex says of them. */
async function verifier(options: { apiHostname?: string }) {
  const workos = await createWorkosStandIn(clientId);
  const [keys] = Object.values(workos.documents);
  const asked = new Set<string>();
  const verify = createTokenVerifier(
    { providers: workosProviders({ clientId, ...options }) },
    {
      fetchJwks: async (url) => {
        asked.add(url);
        return Response.json(keys);
      },
    },
  );
  const exp = Math.floor(Date.now() / 1000) + 300;
  const verified = async (claims: object) => {
    const token = await workos.sign({ sub: "user_ada", iat: exp - 300, exp, ...claims });
    return (await verify(token)).subject;
  };
  return { verified, asked };
}

describe("Convex trusts WorkOS' tokens", () => {
  test.each([undefined, apiHostname])("with the API domain %s", async (host) => {
    const { verified, asked } = await verifier(host ? { apiHostname: host } : {});
    const iss = `https://${host ?? "api.workos.com"}`;
    expect(await verified({ iss: `${iss}/user_management/${clientId}` })).toBe("user_ada");
    expect(await verified({ iss: `${iss}/`, aud: clientId })).toBe("user_ada");
    // The keys are read from where WorkOS' own library reads them.
    const library = new WorkOS("sk_test", { clientId, ...(host && { apiHostname: host }) });
    expect([...asked]).toEqual([library.userManagement.getJwksUrl(clientId)]);
  });

  test("under its own domain still, on the day a custom one is set", async () => {
    const { verified } = await verifier({ apiHostname });
    const iss = `https://api.workos.com/user_management/${clientId}`;
    expect(await verified({ iss })).toBe("user_ada");
  });

  test.each([
    ["another application", { iss: "https://api.workos.com/user_management/client_other" }],
    ["single sign-on of another application", { iss: "https://api.workos.com/", aud: "other" }],
    ["single sign-on of none", { iss: "https://api.workos.com/" }],
    ["a domain that is not set", { iss: `https://${apiHostname}/user_management/${clientId}` }],
  ])("but not one of %s", async (_what, claims) => {
    const { verified } = await verifier({});
    await expect(verified(claims)).rejects.toThrow("No auth provider found");
  });
});

test("a domain is taken as WorkOS' libraries take it, or with its scheme", () => {
  const wanted = workosProviders({ clientId, apiHostname });
  expect(workosProviders({ clientId, apiHostname: "https://auth.example.com/" })).toEqual(wanted);
  for (const wrong of ["auth.example.com/path", "http://auth.example.com", "", " "]) {
    expect(() => workosProviders({ clientId, apiHostname: wrong })).toThrow("apiHostname must be");
  }
});
