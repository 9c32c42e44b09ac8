import { describe, expect, test } from "vitest";
import { MAX_BODY_BYTES } from "../../embedded/serve/http/readJsonBody.js";
import { expectDocumented } from "./documented.js";
import {
  DEACTIVATED,
  firstPage,
  LIST,
  post,
  STRANGER,
  referenceServer,
  WITHOUT_ORGANIZATION,
} from "./referenceServer.js";

const http = referenceServer();

/** Sends to the list's endpoint, and holds the answer against both OpenAPI documents. */
async function send(request: RequestInit) {
  const answer = await http.send(LIST, request);
  expectDocumented(answer);
  return answer;
}

async function list(body: unknown, sub?: string) {
  return send(post(body, { token: await http.token(sub) }));
}

const failed = (code: string, message: unknown) => ({
  status: 400,
  body: { code, message },
});

describe("a call that succeeds", () => {
  test("gives a page, newest first, of public fields only", async () => {
    const { status, body, headers } = await list(firstPage(6));
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/json");
    const picture = (n: number) => ({ avatarUrl: `https://example.com/avatars/${n}.jpg` });
    const member = (n: number, more: object) => ({
      _id: expect.any(String) as string,
      displayName: `Member ${n}`,
      isActive: true,
      ...more,
    });
    expect(body).toEqual({
      status: "success",
      value: {
        page: [
          ...[250, 249, 248, 247].map((n) => member(n, picture(n))),
          member(246, {}),
          member(245, picture(245)),
        ],
        isDone: false,
        continueCursor: expect.any(String) as string,
        splitCursor: expect.any(String) as string,
        pageStatus: null,
      },
    });
  });

  test("gives a viewer without an organization an empty list", async () => {
    expect((await list(firstPage(), WITHOUT_ORGANIZATION)).body).toEqual({
      status: "success",
      value: { page: [], isDone: true, continueCursor: "" },
    });
  });

  test("gives somebody else their own organization, whatever the token's owner asks", async () => {
    const { body } = await list(firstPage(), STRANGER);
    expect(body).toMatchObject({ value: { page: [{ displayName: "Stranger" }] } });
  });

  test("does not read unknown fields beside args", async () => {
    const { body } = await list({ ...firstPage(1), orgId: "org_other", path: "no/such:function" });
    expect(body).toMatchObject({ value: { page: [{ displayName: "Member 250" }] } });
  });

  test("takes arguments as the only one of an array, and any JSON content type", async () => {
    const request = post(
      { args: [firstPage(1).args] },
      {
        token: await http.token(),
        headers: { "Content-Type": "application/foo+json; charset=utf-8" },
      },
    );
    expect(await send(request)).toMatchObject({ body: { status: "success" } });
  });
});

describe("a function's own refusal is an answer with status 200", () => {
  const refusal = (errorData: object) => ({
    status: 200,
    body: {
      status: "error",
      errorMessage: expect.stringMatching(
        /^\[Request ID: [0-9a-f]{16}\] Server Error\nUncaught ConvexError: /,
      ) as string,
      errorData,
    },
  });

  test("without a token", async () => {
    expect(await send(post(firstPage()))).toMatchObject(
      refusal({ code: "UNAUTHORIZED", message: "Authentication required", statusCode: 401 }),
    );
  });

  test("of a deactivated viewer", async () => {
    expect(await list(firstPage(), DEACTIVATED)).toMatchObject(
      refusal({ code: "FORBIDDEN", statusCode: 403 }),
    );
  });

  test.each([0, -1, 2.5])("of %s items", async (numItems) => {
    expect(await list(firstPage(numItems))).toMatchObject(
      refusal({ code: "BAD_REQUEST", statusCode: 400 }),
    );
  });
});

describe("arguments that do not fit are an answer with status 200, without data", () => {
  test.each([
    ["missing", {}, "paginationOpts"],
    ["null", null, ""],
    ["incomplete", { paginationOpts: { numItems: 10 } }, "cursor"],
    ["extra", { ...firstPage().args, orgId: "org_other" }, "orgId"],
    ["of another type", { paginationOpts: { numItems: "10", cursor: null } }, "numItems"],
  ])("%s", async (_, args, mentioned) => {
    const { status, body } = await list({ args });
    expect(status).toBe(200);
    const { errorMessage, ...rest } = body as { errorMessage: string };
    expect(rest).toEqual({ status: "error" });
    expect(errorMessage).toContain("ArgumentValidationError: ");
    expect(errorMessage).toContain(mentioned);
  });

  test("a forged cursor", async () => {
    const { body } = await list(firstPage(10, "forged"));
    expect(body).toEqual({
      status: "error",
      errorMessage: expect.stringContaining("Failed to parse cursor") as string,
    });
  });
});

describe("a request that is no call", () => {
  test("is refused for bad JSON", async () => {
    expect(await list("{")).toMatchObject(
      failed("BadJsonBody", expect.stringMatching(/^Failed to parse the request body as JSON: /)),
    );
  });

  test.each([undefined, "text/plain", "application/x-www-form-urlencoded", "application/jsonp"])(
    "is refused for the content type %s",
    async (type) => {
      const request = post(firstPage());
      const headers = type === undefined ? undefined : { "Content-Type": type };
      expect(await send({ ...request, headers })).toMatchObject(
        failed("BadJsonBody", "Expected request with `Content-Type: application/json`"),
      );
    },
  );

  test.each([
    ["an array", "[]", "expected an object at line 1 column 2"],
    ["a string", '"args"', "expected an object at line 1 column 6"],
    ["no args", '{\n  "arg": {}\n}', "missing field `args` at line 3 column 1"],
    ["a format that is no string", '{"args":{},"format":1}', "format: invalid type"],
  ])("is refused for %s", async (_, body, problem) => {
    expect(await list(body)).toMatchObject(
      failed("BadJsonBody", expect.stringContaining(`into the target type: ${problem}`)),
    );
  });

  test("is refused for an unknown format", async () => {
    expect(await list({ ...firstPage(), format: "xml" })).toMatchObject(
      failed("BadFormat", "format param must be one of [`json`]. Got xml"),
    );
  });

  test("is refused above 16 MiB", async () => {
    const tooLong = JSON.stringify({ args: { padding: "x".repeat(MAX_BODY_BYTES) } });
    expect(await list(tooLong)).toMatchObject(
      failed("BadJsonBody", "Failed to buffer the request body: length limit exceeded"),
    );
  });

  test.each([
    ["Basic", "InvalidHeaderFailure"],
    ["Basic dXNlcjpwYXNz", "InvalidAdminKey"],
    ["Bearer", "InvalidHeaderFailure"],
  ])("is refused for the header Authorization: %s", async (authorization, code) => {
    const request = post(firstPage(), { headers: { Authorization: authorization } });
    expect(await send(request)).toMatchObject(failed(code, expect.any(String)));
  });

  test("with two mistakes hears of the one that Convex finds first", async () => {
    const noToken = { token: "no.to.ken" };
    expect((await send(post("{", noToken))).body).toMatchObject({ code: "BadJsonBody" });
    expect((await http.send("/api/run/list", post({ args: {} }, noToken))).status).toBe(401);
    const badPath = { path: "no path", args: {} };
    expect((await http.send("/api/query", post(badPath, noToken))).body).toMatchObject({
      code: "BadConvexFunctionIdentifier",
    });
  });
});

describe("other endpoints", () => {
  const path = "users/queries:listActiveUsersInOrg";

  test("/api/query runs a query by the path in the body", async () => {
    const token = await http.token();
    const expected = (await list(firstPage(3))).body;
    expect(
      (await http.send("/api/query", post({ path, ...firstPage(3) }, { token }))).body,
    ).toEqual(expected);
    const query = new URLSearchParams({ path, args: JSON.stringify(firstPage(3).args) });
    const headers = { Authorization: `Bearer ${token}` };
    expect((await http.send(`/api/query?${query}`, { headers })).body).toEqual(expected);
  });

  test.each([
    ["Mutation", "/api/mutation"],
    ["Action", "/api/action"],
  ])("a query is not run as a %s", async (kind, endpoint) => {
    const { status, body } = await http.send(endpoint, post({ path, ...firstPage() }));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: "error",
      errorMessage: expect.stringContaining(
        `Trying to execute users/queries.js:listActiveUsersInOrg as ${kind}, but it is defined as Query.`,
      ) as string,
    });
  });

  test.each([
    ["unknown", "users/queries/nothing"],
    ["internal", "users/workosEvents/apply"],
  ])("an %s function is not found, and not run", async (_, identifier) => {
    const before = http.server.deployment.stats.documentsRead;
    const { status, body } = await http.send(
      `/api/run/${identifier}`,
      post({ args: {} }, { token: await http.token() }),
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: "error",
      errorMessage: expect.stringContaining(
        `for '${identifier.replace(/\/(\w+)$/, ":$1")}'`,
      ) as string,
    });
    expect(http.server.deployment.stats.documentsRead).toBe(before);
  });

  test.each([
    ["/api/run/list", "MissingIdentifier"],
    ["/api/run/users/que%20ries/list", "BadConvexFunctionIdentifier"],
    ["/api/run/users/queries.ts/list", "BadConvexFunctionIdentifier"],
    ["/api/run/users/queries/9", "BadConvexFunctionIdentifier"],
  ])("%s is no path of a function", async (url, code) => {
    expect(await http.send(url, post({ args: {} }))).toMatchObject(
      failed(code, expect.any(String)),
    );
  });

  test("/api/function and deploy keys are for administrators, of which there are none", async () => {
    const request = post({ path, ...firstPage() }, { token: await http.token() });
    expect(await http.send("/api/function", request)).toMatchObject({
      status: 403,
      body: { code: "BadDeployKey" },
    });
    const headers = { Authorization: "Convex prod:key" };
    expect(await http.send(LIST, post(firstPage(), { headers }))).toMatchObject({ status: 403 });
  });

  test("a query at an earlier time is refused, because there is no history", async () => {
    expect(await http.send("/api/query_at_ts", post({}))).toMatchObject({
      status: 501,
      body: { code: "Unsupported" },
    });
  });

  test("/version answers; other methods and URLs do not", async () => {
    expect(await http.send("/version")).toMatchObject({ status: 200, body: "embedded" });
    const wrongMethod = await http.send(LIST);
    expect(wrongMethod.status).toBe(405);
    expect(wrongMethod.headers.get("allow")).toBe("POST");
    expect(wrongMethod.body).toMatchObject({ code: "MethodNotAllowed" });
    expect(await http.send("/api/unknown", post({}))).toMatchObject({
      status: 404,
      body: { code: "NotFound" },
    });
  });
});

describe("a browser on another origin", () => {
  const origin = "https://app.example.com";

  test("is allowed what it asks for before it calls", async () => {
    const { status, headers, body } = await http.send(LIST, {
      method: "OPTIONS",
      headers: {
        Origin: origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type",
      },
    });
    expect(status).toBe(200);
    expect(body).toEqual({ allow: "POST" });
    expect(headers.get("access-control-allow-origin")).toBe(origin);
    expect(headers.get("access-control-allow-headers")).toBe("authorization,content-type");
    expect(headers.get("access-control-allow-methods")).toContain("POST");
    expect(headers.get("access-control-allow-credentials")).toBe("true");
    expect(headers.get("access-control-max-age")).toBe("86400");
  });

  test.each([
    ["answers", LIST],
    ["refusals", "/api/run/list"],
  ])("may read %s", async (_, url) => {
    const { headers } = await http.send(url, post(firstPage(), { headers: { Origin: origin } }));
    expect(headers.get("access-control-allow-origin")).toBe(origin);
    expect(headers.get("vary")).toContain("origin");
  });
});
