import {
  ORGANIZATION,
  seedOrganization,
  seedUsers,
} from "../../embedded/serve/seedOrganization.js";
import { startReferenceServer } from "../../embedded/serve/startReferenceServer.js";

export async function startServer(members: number) {
  const people = seedOrganization(members);
  const server = await startReferenceServer({ seed: seedUsers(people) });
  const { deployment, workos } = server;
  return {
    url: server.url,
    close: () => server.close(),
    stats: () => deployment.stats,
    token: (index: number) =>
      workos.accessToken({ sub: people[index]!.workosUserId, org_id: ORGANIZATION }),
    newest: () =>
      deployment.mutate(
        async ({ db }) => (await db.query("users").order("desc").first())!.displayName!,
      ),
    joins: (displayName: string) =>
      deployment.mutate(({ db }) =>
        db.insert("users", { ...people[0]!, workosUserId: displayName, displayName }),
      ),
  };
}
