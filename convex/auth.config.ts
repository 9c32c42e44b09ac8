import type { AuthConfig } from "convex/server";

declare const process: { env: { WORKOS_CLIENT_ID: string } };

// The application's client id, from the WorkOS dashboard: `npx convex env set WORKOS_CLIENT_ID …`.
const clientId = process.env.WORKOS_CLIENT_ID;
const jwks = `https://api.workos.com/sso/jwks/${clientId}`;

// WorkOS issues tokens under two names: single sign-on's carry the client id as their audience,
// user management's (AuthKit) have it in the issuer instead.
export default {
  providers: [
    {
      type: "customJwt",
      issuer: "https://api.workos.com/",
      algorithm: "RS256",
      jwks,
      applicationID: clientId,
    },
    {
      type: "customJwt",
      issuer: `https://api.workos.com/user_management/${clientId}`,
      algorithm: "RS256",
      jwks,
    },
  ],
} satisfies AuthConfig;
