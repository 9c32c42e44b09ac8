import { ORGANIZATION, seedOrganization, VIEWER } from "../../embedded/serve/seedOrganization.js";
import { startReferenceServer } from "../../embedded/serve/startReferenceServer.js";

/** The reference deployment, in a process other than the page's, so that only the client is measured. */
export async function startServer(members: number) {
  const server = await startReferenceServer({ seed: { users: seedOrganization(members) } });
  const { deployment } = server;
  const newestFirst = await deployment.mutate(async ({ db }) => {
    const rows = await db.query("users").order("desc").collect();
    return rows.map(({ _id }) => _id);
  });
  return {
    url: server.url,
    close: () => server.close(),
    token: () =>
      server.workos.accessToken({
        sub: VIEWER,
        org_id: ORGANIZATION,
        exp: Math.floor(Date.now() / 1000) + 24 * 3600,
      }),
    subscriptions: () => deployment.stats.subscriptions,
    /** Renames members, counted from the newest, in one transaction. */
    rename: (indexes: number[], displayName: string) =>
      deployment.mutate(async ({ db }) => {
        for (const index of indexes) await db.patch(newestFirst[index]!, { displayName });
      }),
  };
}

export type StateServer = Awaited<ReturnType<typeof startServer>>;
