// First: it prepares a page for functions of Convex, which the next one holds.
import { createWorld, ORG, type WorldOptions } from "./createWorld.js";
import type { Id } from "../../convex/_generated/dataModel.js";
import { sync } from "../../convex/users/directory.js";

export interface DirectoryWorldOptions extends Pick<WorldOptions, "latencyMs"> {
  /** The names of the members of `ORG`, the viewer's first, the oldest first. */
  names: readonly string[];
  /** The names of the members of `OTHER_ORG`. */
  others?: readonly string[];
}

/** The reference deployment with named members and a directory, which each change keeps. */
export async function createDirectoryWorld({
  names,
  others = [],
  ...options
}: DirectoryWorldOptions) {
  const world = createWorld({ ...options, members: names.length, others: others.length });
  const { deployment } = world;
  await deployment.mutate(async ({ db }) => {
    const left = new Map([
      [ORG, [...names]],
      ["", [...others]],
    ]);
    for (const { _id, orgId } of await db.query("users").collect()) {
      const displayName = left.get(orgId === ORG ? ORG : "")!.shift()!;
      await db.patch(_id, { displayName });
      await sync({ db }, _id);
    }
  });

  let joined = 0;
  type Change = { displayName?: string; isActive?: boolean; orgId?: string };
  const changeById = (id: Id<"users">, fields: Change) =>
    deployment.mutate(async ({ db }) => {
      await db.patch(id, fields);
      await sync({ db }, id);
    });

  const idOf = (displayName: string) =>
    deployment.mutate(async ({ db }) => {
      const users = await db.query("users").collect();
      const found = users.find((user) => user.displayName === displayName);
      if (found === undefined) throw new Error(`No user is called "${displayName}".`);
      return found._id;
    });

  return {
    deployment,
    join: (displayName: string, orgId = ORG) =>
      deployment.mutate(async ({ db }) => {
        const [anyone] = await db.query("users").collect();
        const { _id, _creationTime, ...fields } = anyone!;
        const row = { ...fields, orgId, isActive: true, displayName };
        const workosUserId = `joined_${++joined}`;
        await sync({ db }, await db.insert("users", { ...row, workosUserId }));
      }),
    change: async (displayName: string, fields: Change) =>
      changeById(await idOf(displayName), fields),
    changeById,
    idOf,
  };
}

export type DirectoryWorld = Awaited<ReturnType<typeof createDirectoryWorld>>;
