import { once } from "node:events";
import { connect } from "node:net";
import { expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { expectDocumented, ours } from "./documented.js";
import { firstPage, LIST, post, referenceServer } from "./referenceServer.js";

const http = referenceServer();
const port = () => Number(new URL(http.server.url).port);

/** What the server answers to these lines. */
async function speak(...lines: string[]): Promise<string> {
  const socket = connect(port(), "127.0.0.1");
  let answer = "";
  socket.on("data", (chunk: Buffer) => (answer += chunk.toString()));
  socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  await once(socket, "close");
  return answer;
}

/** Sends these lines, and is gone. */
async function speakAndLeave(...lines: string[]): Promise<void> {
  const socket = connect(port(), "127.0.0.1");
  await once(socket, "connect");
  socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  socket.resetAndDestroy();
  await once(socket, "close");
}

const UPGRADE = ["Host: loopback", "Connection: Upgrade", "Upgrade: websocket"];
const POST = ["Host: loopback", "Content-Type: application/json", "Content-Length: 1000"];

/** Fails if the server has gone, or answers wrongly. */
async function expectService() {
  const answer = await http.send(LIST, post(firstPage(1), { token: await http.token() }));
  expect(answer).toMatchObject({ status: 200, body: { status: "success" } });
}

test("a target that is no URL is a bad request", async () => {
  expect(await speak("GET // HTTP/1.1", "Host: loopback", "Connection: close")).toMatch(
    /^HTTP\/1\.1 400 /,
  );
  await expectService();
});

test("a socket is opened nowhere but at /api/sync", async () => {
  for (const target of ["//", "/", "/api/sync/x", "/api/sync2", "/api/1/2/sync"]) {
    expect(await speak(`GET ${target} HTTP/1.1`, ...UPGRADE)).toMatch(/^HTTP\/1\.1 404 /);
  }
  await expectService();
});

test("clients that hang up in the middle are no one's problem", async () => {
  const complaints = vi.spyOn(console, "error").mockImplementation(() => {});
  await speakAndLeave(`POST ${LIST} HTTP/1.1`, ...POST, "", '{"args":');
  await speakAndLeave("GET /api/sync HTTP/1.1", ...UPGRADE);
  await speakAndLeave("GET /nowhere HTTP/1.1", ...UPGRADE);
  await expectService();
  expect(complaints).not.toHaveBeenCalled();
});

test("bodies nested deeper than a parser follows are refused", async () => {
  const deep = "[".repeat(100_000) + "]".repeat(100_000);
  const refused = {
    status: 400,
    body: { code: "BadJsonBody", message: expect.stringContaining("recursion limit exceeded") },
  };
  expect(await http.send(LIST, post(`{"args":${deep}}`))).toMatchObject(refused);
  expect(await http.send("/api/query", post(`{"path":"a:b","args":${deep}}`))).toMatchObject(
    refused,
  );
});

test("fields named like what all objects have are only fields that do not belong there", async () => {
  const token = await http.token();
  const args = '{"paginationOpts":{"numItems":1,"cursor":null},"constructor":{"x":1}}';
  expect(await http.send(LIST, post(`{"args":${args}}`, { token }))).toMatchObject({
    body: { status: "error", errorMessage: expect.stringContaining("extra field `constructor`") },
  });
  const hidden = '{"paginationOpts":{"numItems":1,"cursor":null},"__proto__":{"x":1}}';
  expect(await http.send(LIST, post(`{"args":${hidden}}`, { token }))).toMatchObject({
    body: { status: "error", errorMessage: expect.stringContaining("__proto__") },
  });
  expect(await http.send(LIST, post(`{"__proto__":{"args":{}}}`, { token }))).toMatchObject({
    status: 400,
    body: { code: "BadJsonBody" },
  });
});

test.each(["users/queries/__proto__", "users/queries/constructor", "_generated/api/default"])(
  "/api/run/%s finds no function",
  async (path) => {
    expect(await http.send(`/api/run/${path}`, post({ args: {} }))).toMatchObject({
      status: 200,
      body: { status: "error", errorMessage: expect.stringContaining("Could not find function") },
    });
  },
);

test("a socket that sends nonsense is told so and closed, and no other notices", async () => {
  const [mad, sane] = [1, 2].map(
    () => new WebSocket(`ws://127.0.0.1:${port()}/api/1.48.0/sync`),
  ) as [WebSocket, WebSocket];
  await Promise.all([once(mad, "open"), once(sane, "open")]);
  const told = once(mad, "message");
  mad.send(Buffer.from([0xff, 0x00, 0x7b]));
  expect(String((await told)[0])).toContain('"type":"FatalError"');
  await once(mad, "close");

  const answered = once(sane, "message");
  sane.send('{"type":"ModifyQuerySet","baseVersion":0,"newVersion":1,"modifications":[]}');
  expect(String((await answered)[0])).toContain('"type":"Transition"');
  sane.close();
});

test("whatever is refused says why, and our document names its status", async () => {
  const long = "x".repeat(100_000);
  const refused = [
    await speak("GET // HTTP/1.1", "Host: loopback", "Connection: close"),
    await speak("this is no HTTP"),
    await speak(`POST ${LIST} HTTP/1.1`, "Host: loopback", `X-Long: ${long}`),
    await speak("GET /nowhere HTTP/1.1", ...UPGRADE),
    await speak("DELETE /version HTTP/1.1", "Host: loopback", "Connection: close"),
    await speak(`PUT ${LIST} HTTP/1.1`, "Host: loopback", "Connection: close"),
    await speak("POST /api/none HTTP/1.1", "Host: loopback", "Connection: close"),
  ];
  const { responses } = ours.paths[LIST]!.post!;
  const statuses = refused.map((answer) => {
    const status = /^HTTP\/1\.1 (\d+) /.exec(answer)![1]!;
    expect(JSON.parse(answer.slice(answer.indexOf("{")).replace(/\}[^}]*$/, "}"))).toEqual({
      code: expect.any(String),
      message: expect.any(String),
    });
    expect(Object.keys(responses)).toContain(status);
    return status;
  });
  expect(statuses).toEqual(["400", "400", "431", "404", "405", "405", "404"]);
  await expectService();
});

test.each(["null", "[]", "7", '"text"', "true", ""])(
  "a token whose claims are %j is refused",
  async (claims) => {
    const part = (text: string) => Buffer.from(text).toString("base64url");
    const token = `${part('{"alg":"RS256","kid":"x"}')}.${part(claims)}.${part("signature")}`;
    const answer = await http.send(LIST, post(firstPage(1), { token }));
    expect(answer).toMatchObject({ status: 401, body: { code: "InvalidAuthHeader" } });
    expectDocumented(answer);
  },
);
