import type { ConvexReactClient } from "convex/react";
import type { DocumentByName, WithoutSystemFields } from "convex/server";
import { makeFunctionReference } from "convex/server";
import { onTestFinished } from "vitest";
import { createEmbeddedDeployment } from "../../../embedded/deployment/index.js";
import { nameKey } from "../../../src/core/words/nameKey.js";
import { matchesWords, searchWords } from "../../../src/core/words/nameMatch.js";
import { user } from "../reference.js";
import { directory, functions, schema, type DataModel } from "./app.js";

export type User = WithoutSystemFields<DocumentByName<DataModel, "users">>;

/** A member called so. Their token's subject is `user_` and the name. */
export const member = (displayName: string, orgId = "org_1", changes: Partial<User> = {}) =>
  user(displayName, orgId, changes);

interface Page {
  page: { _id: string; displayName?: string; avatarUrl?: string; isActive: boolean }[];
  isDone: boolean;
  continueCursor: string;
}

const query = (name: string) => makeFunctionReference<"query">(`directory:${name}`);
const mutation = (name: string) => makeFunctionReference<"mutation">(`directory:${name}`);
const action = (name: string) => makeFunctionReference<"action">(`directory:${name}`);

/** The app of app.ts with some members, and a directory that is up to date with them. */
export function createWorld(members: readonly User[]) {
  const deployment = createEmbeddedDeployment({
    schema,
    modules: {
      "./_generated/api.js": async () => ({}),
      "./directory.ts": async () => functions,
    },
    seed: async ({ db }) => {
      for (const each of members) await directory.sync({ db }, await db.insert("users", each));
    },
  });
  onTestFinished(() => deployment.close());

  const clients = new Map<string | null, ConvexReactClient>();
  /** The client of the member of this name; `null` is nobody. */
  const clientOf = (name: string | null) => {
    const known = clients.get(name);
    if (known) return known;
    const client = deployment.connect({ identity: name === null ? null : { sub: `user_${name}` } });
    clients.set(name, client);
    return client;
  };

  let requests = 0;
  const searchPage = (viewer: string | null, search: string, paginationOpts: object = {}) =>
    clientOf(viewer).query(query("searchActiveUsersInOrg"), {
      search,
      // The number keeps the client from answering a repeated question from memory.
      paginationOpts: { numItems: 10, cursor: null, id: (requests += 1), ...paginationOpts },
    }) as Promise<Page>;

  return {
    deployment,
    clientOf,
    /** Lets the next question of a member be asked by a new client. */
    forget: (name: string) => clients.delete(name),
    searchPage,
    searchReference: query("searchActiveUsersInOrg"),
    /** Everybody whom a viewer finds, read in pages of three. */
    async search(viewer: string, search: string) {
      const found: Page["page"] = [];
      let cursor: string | null = null;
      for (;;) {
        const { page, isDone, continueCursor }: Page = await searchPage(viewer, search, {
          numItems: 3,
          cursor,
        });
        found.push(...page);
        if (isDone) return found;
        cursor = continueCursor;
      }
    },
    count: (viewer: string | null) =>
      clientOf(viewer).query(query("countActiveUsersInOrg"), {}) as Promise<number>,
    run: (name: string, args: Record<string, unknown>) =>
      deployment.client.mutation(mutation(name), args),
    act: (name: string, args: Record<string, unknown> = {}) =>
      deployment.client.action(action(name), args),
    /** Everything in the directory's tables, in an order of its own. */
    tables: () =>
      deployment.mutate(async ({ db }) => ({
        rows: (await db.query("orgDirectory").collect()).map(withoutSystemFields).toSorted(byText),
        counts: (await db.query("orgDirectoryCounts").collect())
          .map(withoutSystemFields)
          .toSorted(byText),
      })),
    users: () => deployment.mutate(({ db }) => db.query("users").collect()),
  };
}

export type World = ReturnType<typeof createWorld>;

function withoutSystemFields<Row extends { _id: unknown; _creationTime: number }>(row: Row) {
  const { _id, _creationTime, ...fields } = row;
  return fields;
}

const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

/** What a search must find, by filtering an array. */
export function plainFilter(users: readonly User[], orgId: string, search: string): User[] {
  const words = searchWords(search);
  return users.filter(
    (each) =>
      each.orgId === orgId && each.isActive && matchesWords(nameKey(each.displayName ?? ""), words),
  );
}

export const sorted = (names: readonly (string | undefined)[]) =>
  names.map((name) => name ?? "").toSorted();
