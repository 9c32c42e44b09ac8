import { ORGANIZATION, seedOrganization, seedUsers, VIEWER } from "./seedOrganization.js";
import { startReferenceServer } from "./startReferenceServer.js";

const MEMBERS = 250;
const EXAMPLE = { args: { paginationOpts: { numItems: 10, cursor: null } } };
const DAY = 24 * 3600;

/** `npm run serve`: starts the reference deployment and says how to call it. */
export async function main(): Promise<void> {
  const port = Number(process.env.PORT || 3210);
  const server = await startReferenceServer({
    port,
    seed: seedUsers(seedOrganization(MEMBERS)),
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE") throw error;
    console.error(`Port ${port} is in use. Choose another: PORT=${port + 1} npm run serve`);
    process.exit(1);
  });
  const token = await server.workos.accessToken({
    sub: VIEWER,
    org_id: ORGANIZATION,
    exp: Math.floor(Date.now() / 1000) + DAY,
  });

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void server.close().then(() => process.exit(0)));
  }

  // Printed at once, and curl's on one line, so that it can be piped into whatever reads it.
  console.log(`The reference deployment of convex/ is at ${server.url}: on this machine only, in memory.
It has an organization of ${MEMBERS} members. The token is one member's, good for a day.
convex/auth.config.ts is in force, with WORKOS_CLIENT_ID=${server.clientId}; the keys it names at
https://api.workos.com are read from ${server.url}${Object.keys(server.workos.documents)[0]}.

curl -sS ${server.url}/api/run/users/queries/listActiveUsersInOrg -H 'Content-Type: application/json' -H 'Authorization: Bearer ${token}' -d '${JSON.stringify(EXAMPLE)}'

Stop it with Ctrl-C.`);
}
