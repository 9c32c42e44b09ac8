import { describe, expect, test } from "vitest";
import { expectOurs, ours, schemaValidator } from "./documented.js";
import {
  BROWSE,
  COUNT,
  DEACTIVATED,
  firstPage,
  LOCATE,
  MEMBERS,
  post,
  referenceServer,
  SEARCH,
  SECTIONS,
  STRANGER,
  WITHOUT_ORGANIZATION,
} from "./referenceServer.js";

const http = referenceServer();

/** Calls one of the directory's endpoints, and holds the answer against our document. */
async function call(path: string, body: unknown, token?: string) {
  const answer = await http.send(path, post(body, token === undefined ? {} : { token }));
  expectOurs(path, answer);
  return answer.body as {
    status: string;
    value: { page: { displayName: string }[]; isDone: boolean; continueCursor: string } & number;
    errorMessage?: string;
    errorData?: object;
  };
}

const searchFor = (search: string, cursor: string | null = null) => ({
  args: { search, ...firstPage(10, cursor).args },
});
const names = (page: { displayName: string }[]) => page.map(({ displayName }) => displayName);

test("a search gives the members found, page by page", async () => {
  const token = await http.token();
  const found: string[] = [];
  let cursor: string | null = null;
  for (;;) {
    const { value } = await call(SEARCH, searchFor("memb 24", cursor), token);
    found.push(...names(value.page));
    if (value.isDone) break;
    cursor = value.continueCursor;
  }
  const numbers = ["24", ...Array.from({ length: 10 }, (_, index) => `24${index}`)];
  expect(found.toSorted()).toEqual(numbers.map((number) => `Member ${number}`));
});

test("a count is one number", async () => {
  expect(await call(COUNT, { args: {} }, await http.token())).toMatchObject({ value: MEMBERS });
});

test("everybody is told of their own organization", async () => {
  const stranger = await http.token(STRANGER);
  const { value } = await call(SEARCH, searchFor(""), stranger);
  expect(names(value.page)).toEqual(["Stranger"]);
  expect(await call(COUNT, { args: {} }, stranger)).toMatchObject({ value: 1 });
  const nowhere = await http.token(WITHOUT_ORGANIZATION);
  expect((await call(SEARCH, searchFor(""), nowhere)).value.page).toEqual([]);
  expect(await call(COUNT, { args: {} }, nowhere)).toMatchObject({ value: 0 });
});

const top = { edge: "before", section: "" };
const browseFrom = (from: object, order = "asc", cursor: string | null = null) => ({
  args: { from, order, ...firstPage(200, cursor).args },
});
const locateFrom = (from: object, skip: number) => ({ args: { from, order: "asc", skip } });

test("the list from A to Z gives everybody, both ways, and its sections", async () => {
  const token = await http.token();
  const all: string[] = [];
  for (let cursor: string | null = null; ;) {
    const { value } = await call(BROWSE, browseFrom(top, "asc", cursor), token);
    all.push(...names(value.page));
    if (value.isDone) break;
    cursor = value.continueCursor;
  }
  const members = Array.from({ length: MEMBERS }, (_, index) => `Member ${index + 1}`);
  expect(all).toEqual(members.toSorted());
  expect(await call(SECTIONS, { args: {} }, token)).toMatchObject({
    value: [{ section: "M", count: MEMBERS }],
  });
  const back = await call(BROWSE, browseFrom({ edge: "after", section: "M" }, "desc"), token);
  expect(names(back.value.page)[0]).toBe(all.at(-1));
});

test("a member in the middle is located, and pages can be read from there", async () => {
  const token = await http.token();
  const { value } = await call(LOCATE, locateFrom(top, 100), token);
  expect(value).toMatchObject({ section: "M", skipped: 100, before: 100 });
  const { member } = value as unknown as { member: string };
  const page = await call(BROWSE, browseFrom({ member, section: "M" }), token);
  expect(page).toMatchObject({ value: { sections: [{ section: "M", count: 150 }] } });

  // To somebody of another organization they are nobody.
  const refused = { errorData: { code: "NOT_FOUND", statusCode: 404 } };
  for (const from of [{ member }, { member: "nobody" }]) {
    const stranger = await http.token(STRANGER);
    expect(await call(BROWSE, browseFrom(from), stranger)).toMatchObject(refused);
    expect(await call(LOCATE, locateFrom(from, 0), stranger)).toMatchObject(refused);
  }
});

describe.each([
  [SEARCH, searchFor("a")],
  [COUNT, { args: {} }],
  [SECTIONS, { args: {} }],
  [BROWSE, browseFrom(top)],
  [LOCATE, locateFrom(top, 0)],
])("%s", (path, body) => {
  test("refuses a request without a token, and a deactivated viewer", async () => {
    expect(await call(path, body)).toMatchObject({ errorData: { code: "UNAUTHORIZED" } });
    expect(await call(path, body, await http.token(DEACTIVATED))).toMatchObject({
      errorData: { code: "FORBIDDEN" },
    });
  });

  test("takes no organization", async () => {
    const asked = { args: { ...body.args, orgId: "org_other" } };
    const { status, errorMessage } = await call(path, asked, await http.token());
    expect(status).toBe("error");
    expect(errorMessage).toContain("ArgumentValidationError: ");
    const { requestBody } = ours.paths[path]!.post!;
    const isDocumented = schemaValidator(ours, requestBody.content["application/json"].schema);
    expect(isDocumented(body)).toBe(true);
    expect(isDocumented(asked)).toBe(false);
  });

  test("has examples that fit", () => {
    const { requestBody, responses } = ours.paths[path]!.post!;
    const { schema, example } = requestBody.content["application/json"];
    expect(schemaValidator(ours, schema)(example)).toBe(true);
    const answer = responses["200"]!.content["application/json"];
    expect(schemaValidator(ours, answer.schema)(answer.example)).toBe(true);
  });
});
