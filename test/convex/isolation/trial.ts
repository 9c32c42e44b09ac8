import assert from "node:assert/strict";
import type { ConvexReactClient } from "convex/react";
import { ConvexError } from "convex/values";
import { createEmbeddedDeployment } from "../../../embedded/deployment/index.js";
import type { Place } from "../../../src/core/browse/place.js";
import { nameKey } from "../../../src/core/words/nameKey.js";
import { nameSection } from "../../../src/core/words/nameSection.js";
import { matchesWords, searchWords } from "../../../src/core/words/nameMatch.js";
import {
  allowed,
  between,
  type IssuedCursor,
  type Outcome,
  type Person,
  type Viewer,
} from "./model.js";
import type {
  Browse,
  Change,
  Count,
  Forgery,
  Locate,
  Request,
  Search,
  SentCursor,
} from "./steps.js";
import {
  browsePath,
  countPath,
  locatePath,
  path,
  searchPath,
  sectionsPath,
  type Variant,
} from "./variants.js";

interface Page {
  page: { _id: string; displayName?: string; isActive: boolean }[];
  isDone: boolean;
  continueCursor: string;
  pageStatus?: string | null;
  sections?: { section: string; count: number }[];
}

interface Newcomer extends Pick<Person, "organization" | "isActive"> {
  readonly initial: string;
}

interface AnyDatabase {
  insert(table: string, row: never): Promise<string>;
}

interface Answer {
  readonly page?: Page;
  readonly error?: Error;
}

/** What each query with pages is asked. */
type PageRequest = Omit<Request, "kind">;

/** What is sent as a cursor, and what it is when the server gave it out. */
interface Cursor {
  readonly text: string | null;
  readonly issued?: IssuedCursor;
}

const PUBLIC_FIELDS = ["_id", "displayName", "avatarUrl", "isActive", "title", "initial"];

/** One random world: an embedded deployment, and beside it the array of people it must agree with. */
export class Trial {
  readonly #variant: Variant;
  readonly #deployment;
  readonly #people: Person[] = [];
  #requests = 0;
  /** Whether the directory has been told of all, and nobody has forged a row of it. */
  #isExact = true;
  readonly #issued: IssuedCursor[] = [];
  readonly #clients = new Map<string, ConvexReactClient>();

  constructor(variant: Variant, people: Newcomer[]) {
    this.#variant = variant;
    const seeded = people.map((person) => this.#add(person));
    this.#deployment = createEmbeddedDeployment({
      schema: variant.schema,
      modules: {
        "./_generated/api.js": async () => ({}),
        "./users.ts": async () => ({ ...variant.functions, ...variant.directory }),
      },
      seed: async ({ db }) => {
        for (const person of seeded) {
          await this.#insert(db, person);
          await this.#tell(db, person.id);
        }
      },
    });
  }

  async change(change: Change) {
    const { isTold } = change;
    if (!isTold) this.#isExact = false;
    if (change.kind === "join") {
      const person = this.#add({ ...change, isActive: true });
      await this.#deployment.mutate(async ({ db }) => {
        await this.#insert(db, person);
        if (isTold) await this.#tell(db, person.id);
      });
      return;
    }
    const person = this.#people[change.someone % this.#people.length]!;
    const id = person.id;
    if (id === undefined) return;
    if (change.kind === "delete") {
      person.id = undefined;
      await this.#deployment.mutate(async ({ db }) => {
        await db.delete(id as never);
        if (isTold) await this.#tell(db, id);
      });
      return;
    }
    if (change.kind === "move") person.organization = change.to;
    else person.isActive = change.isActive;
    await this.#deployment.mutate(async ({ db }) => {
      await db.replace(id as never, this.#row(person));
      if (isTold) await this.#tell(db, id);
    });
  }

  /** Puts rows into the directory that say what they like. */
  async forge({ organization, member, name }: Forgery) {
    this.#isExact = false;
    const someone = (number: number) => this.#people[number % this.#people.length]!;
    const row = {
      organization,
      member: typeof member === "number" ? (someone(member).id ?? "gone") : member,
      name: typeof name === "number" ? nameKey(someone(name).name) : name,
    };
    await this.#deployment.mutate(async ({ db }) => {
      // One that stands for its member, and one that does not.
      const head = { section: "A", sortKey: row.name, shard: 0 };
      await db.insert("orgDirectory" as never, { ...row, key: row.name, ...head } as never);
      await db.insert("orgDirectory" as never, { ...row, key: row.name } as never);
    });
  }

  async request(request: Request) {
    const asked = await this.#askForPage("list", path, request);
    if (!asked) return;
    const { answer, start, end, visible, hasForeignCursor } = asked;
    if (hasForeignCursor) return assert.ok(answer.error, "a cursor of another list was taken");

    const { page } = answer;
    if (!page) throw answer.error;
    const { limits } = request;
    const { maxNumItems } = this.#variant;
    const rest = between(this.#variant, visible, start.issued, end.issued);
    const most = Math.min(limits.numItems, maxNumItems, limits.maximumRowsRead ?? Infinity);
    const expected = end.issued ? rest : rest.slice(0, most);
    if (expected.length > 2 * maxNumItems) {
      assert.deepEqual(page.page, []);
      assert.equal(page.pageStatus, "SplitRequired");
      return;
    }
    // A limit of bytes ends a page early, but never before its first row.
    const length =
      limits.maximumBytesRead !== undefined && !end.issued && expected.length > 0
        ? Math.max(1, page.page.length)
        : expected.length;
    assert.deepEqual(
      page.page.map(({ _id }) => _id),
      expected.slice(0, length).map(({ id }) => id),
    );
    expectPublic(page, visible);
    if (end.issued) return;
    asked.keepCursor(page, page.isDone ? null : expected[length - 1]!);
  }

  async search({ text, ...request }: Search) {
    const asked = await this.#askForPage("search", searchPath, request, { args: { search: text } });
    if (!asked) return;
    const { answer, visible, isFirst, hasForeignCursor } = asked;
    if (hasForeignCursor) return assert.ok(answer.error, "a cursor of something else was taken");
    const { page } = answer;
    // A cursor of a search for another word is refused by Convex.
    if (!page) return assert.ok(!isFirst, String(answer.error));

    const words = searchWords(text);
    const found = visible.filter(({ name }) => matchesWords(nameKey(name), words));
    expectPublic(page, found);
    const isWhole = page.isDone && isFirst;
    if (isWhole && this.#isExact) {
      assert.equal(page.page.length, found.length, "somebody is missing");
    }
    asked.keepCursor(page, null);
  }

  async browse({ from: where, order, ...request }: Browse) {
    const from = this.#place(where);
    const asked = await this.#askForPage("browse", browsePath, request, {
      args: { from, order },
      none: { sections: [] },
      sent: sentIn(from, request),
    });
    if (!asked) return;
    const { answer, visible, isFirst, hasForeignCursor } = asked;
    if (this.#isNobody(from, visible)) return expectNotFound(answer);
    const { page } = answer;
    if (!page) {
      if (isNotFound(answer)) return this.#expectNoPlace(from);
      // A cursor of another place or order is refused by Convex.
      return assert.ok(!isFirst, String(answer.error));
    }
    assert.ok(!hasForeignCursor, "a cursor of something else was taken");

    const ids = expectPublic(page, visible);
    const counted = page.sections!.flatMap(({ section, count }) =>
      Array<string>(count).fill(section),
    );
    assert.equal(counted.length, ids.length);
    const isWhole = page.isDone && isFirst;
    if (isWhole && this.#isExact) {
      const expected = visible.filter((person) => this.#isBeyond(person, from, order));
      assert.deepEqual(ids.toSorted(), expected.map((person) => person.id!).toSorted());
    }
    asked.keepCursor(page, null);
  }

  async locate({ from: where, order, skip, malformed, ...request }: Locate) {
    const viewer = this.#viewer(request.viewer);
    const from = this.#place(where);
    // A new client: one that has asked before may answer from memory.
    this.#clients.delete(keyOf(viewer));
    const answer = await this.#ask(locatePath, viewer, { from, order, skip, ...malformed });
    const outcome = this.#expectOutcome(answer, viewer, {
      malformed,
      isPossible: Number.isInteger(skip) && skip >= 0,
      none: null,
      sent: sentIn(from, { malformed }),
    });
    if (!outcome) return;
    const visible = outcome.members;
    if (this.#isNobody(from, visible)) return expectNotFound(answer);
    if (answer.error) {
      expectNotFound(answer);
      return this.#expectNoPlace(from);
    }
    const found = answer.page as unknown as null | { member: string; skipped: number };
    const beyond = visible.filter((person) => this.#isBeyond(person, from, order));
    if (found) assert.ok(visible.some(({ id }) => id === found.member));
    if (!this.#isExact) return;
    assert.equal(found?.skipped, beyond.length > 0 ? Math.min(skip, beyond.length - 1) : undefined);
    if (found) assert.ok(beyond.some(({ id }) => id === found.member));
  }

  /**
   * Asks for a page, and expects what any query with pages owes.
   *
   * @param question its own arguments, and what an answer of nobody has beside an empty page
   * @returns the answer, and what more may be expected of it; `null` for nothing
   */
  async #askForPage(
    of: IssuedCursor["of"],
    query: typeof path,
    { limits, cursor, endCursor, malformed, ...request }: PageRequest,
    { args, none, sent }: { args?: object; none?: object; sent?: string } = {},
  ) {
    const viewer = this.#viewer(request.viewer);
    const start = this.#cursor(cursor);
    const end = this.#cursor(endCursor);
    // The number keeps the client from answering a repeated question from memory.
    const id = (this.#requests += 1);
    const paginationOpts = { ...limits, cursor: start.text, endCursor: end.text, id };
    const answer = await this.#ask(query, viewer, { ...args, paginationOpts, ...malformed });
    const outcome = this.#expectOutcome(answer, viewer, {
      malformed,
      isPossible: Object.values(limits).every(isPossible),
      none: { page: [], isDone: true, continueCursor: "", ...none },
      sent,
    });
    if (!outcome) return null;
    const { organization, members: visible } = outcome;
    const isForeign = ({ issued, text }: Cursor) =>
      text !== null && !(issued?.of === of && issued.organization === organization);
    return {
      answer,
      start,
      end,
      visible,
      isFirst: start.text === null && end.text === null,
      hasForeignCursor: isForeign(start) || isForeign(end),
      keepCursor: ({ continueCursor }: Page, after: Person | null) =>
        void this.#issued.push({ cursor: continueCursor, of, organization, after }),
    };
  }

  /**
   * Expects nothing private, and of whoever may see nobody all that there is to expect.
   *
   * @param none the answer where there is nobody
   * @param sent an id that the answer may repeat
   * @returns whom the viewer may see; `null` where nothing more is to be expected
   */
  #expectOutcome(
    answer: Answer,
    viewer: Viewer,
    expected: {
      malformed: object | undefined;
      isPossible: boolean;
      none: object | null;
      sent?: string | undefined;
    },
  ): Extract<Outcome, { kind: "list" }> | null {
    const outcome = allowed(this.#variant, this.#people, viewer);
    const visible = outcome.kind === "list" ? outcome.members : [];
    this.#expectNothingPrivate(answer, visible, expected.sent);

    if (expected.malformed) {
      assert.match(answer.error?.message ?? "", /ArgumentValidationError/);
    } else if (!expected.isPossible) expectCode(answer, "BAD_REQUEST");
    else if (outcome.kind === "refused") expectCode(answer, outcome.code);
    else if (outcome.kind === "empty") assert.deepEqual(answer.page, expected.none);
    else return outcome;
    return null;
  }

  #place(where: Browse["from"]): Place {
    if ("edge" in where) return where;
    const { member, section } = where;
    if (typeof member === "string") return { member, section };
    const person = this.#people[member % this.#people.length]!;
    // Who was deleted has no id; one of this shape was never given out.
    return { section, member: person.id ?? "k00000000000000000000000000000zz" };
  }

  /** Whether a place is somebody whom the viewer may not see, whatever the directory says. */
  #isNobody(from: object, visible: Person[]): boolean {
    return "member" in from && !visible.some(({ id }) => id === from.member);
  }

  /** NOT_FOUND for somebody whom the viewer may see: they stand elsewhere, or have drifted. */
  #expectNoPlace(from: { section?: string | undefined }) {
    assert.ok("member" in from, "an edge is always there");
    const person = this.#people.find(({ id }) => id === from.member)!;
    if (!this.#isExact) return;
    assert.ok(from.section !== undefined && from.section !== sectionOf(person));
  }

  #isBeyond(person: Person, from: Place, order: "asc" | "desc"): boolean {
    const section = sectionOf(person);
    if ("edge" in from) {
      const place = compareText(indexed(section), indexed(from.section));
      return (from.edge === "before" ? place >= 0 : place > 0) === (order === "asc");
    }
    const origin = this.#people.find(({ id }) => id === from.member)!;
    const place = compareText(nameKey(person.name), nameKey(origin.name));
    return section === sectionOf(origin) && place >= 0 === (order === "asc");
  }

  /** Somebody of each organization searches for everybody, and for names that were forged. */
  async searchEverywhere() {
    const none = { kind: "none" as const };
    const asked = { kind: "search" as const, cursor: none, endCursor: none, malformed: undefined };
    for (const claim of ["org_1", "org_2", "org_3"]) {
      const who = this.#people.findIndex(
        ({ organization, isActive, id }) => organization === claim && isActive && id !== undefined,
      );
      if (who < 0) continue;
      for (const text of ["", "a", "z"]) {
        await this.search({ ...asked, viewer: { who, claim }, text, limits: everyone });
      }
      const from = { edge: "before" as const, section: "" };
      const browsed = { ...asked, kind: "browse" as const, viewer: { who, claim }, from };
      await this.browse({ ...browsed, order: "asc", limits: everyone });
      await this.count({ kind: "count", viewer: { who, claim } });
    }
  }

  async count(request: Count) {
    const viewer = this.#viewer(request.viewer);
    // A new client: one that has asked before may answer from memory.
    this.#clients.delete(keyOf(viewer));
    const answer = await this.#ask(countPath, viewer, {});
    const outcome = allowed(this.#variant, this.#people, viewer);
    this.#expectNothingPrivate(answer, []);
    if (outcome.kind === "refused") return expectCode(answer, outcome.code);
    const members = outcome.kind === "list" ? outcome.members : [];
    assert.equal(typeof answer.page, "number");
    if (this.#isExact || outcome.kind === "empty") assert.equal(answer.page, members.length);

    const bySection = await this.#ask(sectionsPath, viewer, {});
    this.#expectNothingPrivate(bySection, []);
    if (!this.#isExact && outcome.kind !== "empty") return;
    const order = members.map(sectionOf).toSorted((a, b) => compareText(indexed(a), indexed(b)));
    const counts = new Map<string, number>();
    for (const section of order) counts.set(section, (counts.get(section) ?? 0) + 1);
    const expected = [...counts].map(([section, number]) => ({ section, count: number }));
    assert.deepEqual(bySection.page, expected);
  }

  close() {
    return this.#deployment.close();
  }

  #viewer({ who, claim }: Viewer): Viewer {
    return { who: typeof who === "number" ? who % this.#people.length : who, claim };
  }

  /** Tells the directory of a row that was written. */
  #tell(db: unknown, id: unknown) {
    return this.#variant.directory.sync({ db: db as never }, id as never);
  }

  #add({ initial, organization, isActive }: Newcomer): Person {
    const number = this.#people.length;
    const person = {
      number,
      // The end mark keeps person 1's name from being found in person 11's.
      name: `${initial} ${number}.`,
      organization,
      isActive,
      id: undefined,
    };
    this.#people.push(person);
    return person;
  }

  async #insert(db: AnyDatabase, person: Person) {
    const { table, personRow } = this.#variant;
    if (personRow) await db.insert("persons", personRow(person) as never);
    person.id = await db.insert(table, this.#row(person));
  }

  // Which table it is, TypeScript cannot know.
  #row = (person: Person) => this.#variant.row(person) as never;

  async #ask(asked: typeof path, viewer: Viewer, args: object): Promise<Answer> {
    try {
      const client = await this.#client(viewer);
      return { page: await client.query(asked, args) };
    } catch (error) {
      return { error: error as Error };
    }
  }

  /** No row, id, name or private field of anyone the viewer may not see, in data or in words. */
  #expectNothingPrivate(answer: Answer, visible: Person[], sent = "") {
    const { error } = answer;
    const text = error
      ? `${error.message} ${JSON.stringify(error instanceof ConvexError ? error.data : {})}`
      : JSON.stringify(answer.page);
    const leaks = (secret: string) => assert.ok(!text.includes(secret), `${secret} in ${text}`);
    leaks("private");
    for (const person of this.#people) {
      if (visible.includes(person)) continue;
      leaks(person.name);
      if (person.id !== undefined && person.id !== sent) leaks(person.id);
    }
  }

  #cursor(sent: SentCursor): Cursor {
    if (sent.kind === "none") return { text: null };
    if (sent.kind === "forged") return { text: sent.text };
    const issued = this.#issued[sent.pick % this.#issued.length];
    if (!issued) return { text: null };
    if (sent.kind === "issued") return { text: issued.cursor, issued };
    return { text: issued.cursor.slice(0, sent.cut % issued.cursor.length) };
  }

  async #client({ who, claim }: Viewer): Promise<ConvexReactClient> {
    const key = keyOf({ who, claim });
    const known = this.#clients.get(key);
    if (known) return known;
    await this.#deployment.mutate(async () => {}); // Only then has everyone of the seed an id.
    const sub = typeof who === "number" ? this.#variant.subject(this.#people[who]!) : who;
    const identity = who === "nobody" ? null : { sub, org_id: claim };
    const client = this.#deployment.connect({ identity });
    this.#clients.set(key, client);
    return client;
  }
}

/** Convex repeats arguments that it refuses. */
const sentIn = (from: Place, { malformed }: Pick<PageRequest, "malformed">) =>
  malformed && "member" in from ? from.member : "";

/**
 * Expects each member once, among those who may be found, with public fields.
 *
 * @returns their ids
 */
function expectPublic({ page }: Page, found: Person[]): string[] {
  const ids = page.map(({ _id }) => _id);
  assert.equal(new Set(ids).size, ids.length, "a member twice");
  for (const member of page) {
    assert.ok(found.some(({ id }) => id === member._id));
    for (const field of Object.keys(member)) assert.ok(PUBLIC_FIELDS.includes(field), field);
    assert.equal(member.isActive, true);
  }
  return ids;
}

const keyOf = ({ who, claim }: Viewer) => (who === "nobody" ? who : `${who} ${claim}`);

const sectionOf = ({ name }: Person) => nameSection(nameKey(name));

/** As the index has it: `"#"` is last. */
const indexed = (section: string) => (section === "#" ? "\u{10FFFF}" : section);

/** The order of a Convex index: that of the bytes. */
const compareText = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

const isNotFound = ({ error }: Answer) =>
  error instanceof ConvexError && (error.data as { code?: string }).code === "NOT_FOUND";

/** The same for whoever may not be seen: it says nothing of them. */
function expectNotFound(answer: Answer) {
  assert.ok(answer.error instanceof ConvexError, "not refused with NOT_FOUND");
  const data = { code: "NOT_FOUND", message: "No such member", statusCode: 404 };
  assert.deepEqual(answer.error.data, data);
}

const everyone = { numItems: 100, maximumRowsRead: undefined, maximumBytesRead: undefined };

const isPossible = (limit: number | undefined) =>
  limit === undefined || (Number.isInteger(limit) && limit >= 1);

function expectCode(answer: Answer, code: string) {
  assert.ok(answer.error instanceof ConvexError, `not refused with ${code}`);
  assert.equal(answer.error.data.code, code);
}
