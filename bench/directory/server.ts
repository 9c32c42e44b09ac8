import { ORGANIZATION, VIEWER } from "../../embedded/serve/seedOrganization.js";
import { startReferenceServer } from "../../embedded/serve/startReferenceServer.js";
import { seedDirectory } from "../../stories/embedded/seedDirectory.js";

/** The reference deployment with members evenly from A to Z, in a process other than the page's. */
export async function startServer(members: number) {
  const users = Array.from({ length: members }, (_, index) => ({
    workosUserId: index === 0 ? VIEWER : `user_${index}`,
    email: `member${index}@example.com`,
    orgId: ORGANIZATION,
    displayName: nameAt(index, members),
    isActive: true,
    createdAt: index,
    updatedAt: index,
  }));
  const server = await startReferenceServer({
    seed: ({ db }) => seedDirectory(db as never, users),
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
    stats: () => server.deployment.stats,
    /** A deployment keeps the answers of queries. This changes what all of the viewer's have read. */
    forgetAnswers: () =>
      server.deployment.mutate(async ({ db }) => {
        const viewer = await db.query("users").first();
        await db.patch(viewer!._id, { updatedAt: viewer!.updatedAt + 1 });
      }),
  };
}

function nameAt(index: number, members: number): string {
  const letter = String.fromCharCode(65 + Math.floor((index * 26) / members));
  return `${letter}${String(index).padStart(6, "0")} Person`;
}

export type DirectoryServer = Awaited<ReturnType<typeof startServer>>;
