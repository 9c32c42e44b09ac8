// What a client can do with the end of a page that Convex remembers for it (the "journal"): it is
// brought back with a subscription, by the client, when the connection was lost.
import { expect, test } from "vitest";
import { orgMembers } from "../../src/server/index.js";
import { createServer } from "../testing/fixtures/createServer.js";
import { query, schema } from "../types/app.js";
import { user } from "./reference.js";

interface Modification {
  type: string;
  queryId: number;
  value?: { page: { displayName: string }[]; isDone: boolean; continueCursor: string };
  journal?: string | null;
  errorData?: unknown;
}

function served(...users: ReturnType<typeof user>[]) {
  const { server } = createServer(
    { ...orgMembers(query, { maxNumItems: 5 }) },
    {
      schema,
      seed: { users },
    },
  );

  /** One viewer's connection. */
  return function connect(sub: string) {
    const answers = new Map<number, Modification>();
    const session = server.openSession({
      send: (message) => {
        const { modifications = [] } = message as unknown as { modifications?: Modification[] };
        for (const each of modifications) answers.set(each.queryId, each);
      },
      close: () => {},
    });
    const send = (message: object) => session.receive(JSON.stringify(message));
    send({ type: "Connect", sessionId: sub, connectionCount: 0, lastCloseReason: null });
    send({ type: "Authenticate", baseVersion: 0, tokenType: "User", value: tokenOf(sub) });
    let queries = 0;
    return async (paginationOpts: object, journal?: string | null): Promise<Modification> => {
      const queryId = queries++;
      send({
        type: "ModifyQuerySet",
        baseVersion: queryId,
        newVersion: queryId + 1,
        modifications: [
          {
            type: "Add",
            queryId,
            udfPath: "app:listActiveUsersInOrg",
            args: [{ paginationOpts }],
            journal,
          },
        ],
      });
      await expect.poll(() => answers.has(queryId)).toBe(true);
      return answers.get(queryId)!;
    };
  };
}

/** A token without a signature, which only an embedded deployment takes. */
function tokenOf(sub: string) {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const exp = Math.floor(Date.now() / 1000) + 3600;
  return `${part({})}.${part({ iss: "https://x.test", sub, exp })}.`;
}

const first = { numItems: 5, cursor: null };

test("of another viewer's page it is refused, and tells nothing", async () => {
  const connect = served(user("ada", "org_1"), user("eve", "org_2"), user("edsger", "org_2"));
  const { journal } = await connect("user_eve")({ numItems: 1, cursor: null });
  expect(journal).toEqual(expect.any(String));
  const answer = await connect("user_ada")(first, journal);
  expect(answer).toMatchObject({
    type: "QueryFailed",
    errorData: { paginationError: "InvalidCursor" },
  });
  expect(JSON.stringify(answer)).not.toMatch(/eve|edsger/);
});

test("of one's own last page it does not bring the whole organization at once", async () => {
  const people = Array.from({ length: 31 }, (_, index) => user(String(index), "org_1"));
  const ask = served(...people)("user_0");
  let last = await ask(first);
  while (!last.value!.isDone) last = await ask({ numItems: 5, cursor: last.value!.continueCursor });
  const all = await ask(first, last.journal);
  expect(all.value).toMatchObject({ page: [], pageStatus: "SplitRequired" });
});
