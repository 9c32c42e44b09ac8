// First: it prepares a page for functions of Convex, which the next one holds.
import { claims, ORG, OTHER_ORG } from "../../world/createWorld.js";
import { sync } from "../../../convex/users/directory.js";
import type { Id } from "../../../convex/_generated/dataModel.js";
import { everyFrame } from "../harness/everyFrame.js";
import { showAToZ } from "../harness/showAToZ.js";
import { Roster } from "./Roster.js";

/** What rows are for: to read, to open, with a button each. */
export const LOOKS = {
  list: {},
  grid: { onMemberAction: () => {} },
  actions: { renderActions: () => <button type="button">Mail</button> },
};

export const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ".split(""), "Ж", "漢", "7"];

/** Twelve pages and the counts. */
const MAX_SUBSCRIPTIONS = 13;

/** How long a lost connection may take to come back, and a failed query to be asked again, in ms. */
const UNTIL_QUIET = 20_000;

interface Options {
  members: number;
  look: keyof typeof LOOKS;
  isStrict: boolean;
  /** Of the box around the list, in px. */
  height: number;
}

/** A directory from A to Z to walk over, while its members come, go and are renamed. */
export async function createWalk({ members, look, isStrict, height }: Options) {
  const rosters: Record<string, Roster> = {};
  function namesOf(organization: string, count: number) {
    const names = Array.from({ length: count }, (_, i) => {
      // Sections of different sizes.
      const letter = LETTERS[Math.floor((i / count) ** 0.8 * LETTERS.length)]!;
      return `${letter}${String(i).padStart(6, "0")} ${organization}`;
    });
    rosters[organization] = new Roster(names);
    return names;
  }
  let close = async () => {};
  const directory = await showAToZ(
    {
      names: namesOf(ORG, members),
      others: namesOf(OTHER_ORG, 700),
      latencyMs: 10,
      isStrict,
      height,
      onEnd: (end) => {
        close = end;
      },
    },
    { ...LOOKS[look], getRowProps: ({ _id }: { _id: string }) => ({ "data-id": _id }) },
  );
  const { deployment, part, container, idOf } = directory;
  const viewerOf = (org: string) => `A000000 ${org}`;
  const viewerIds: Record<string, Id<"users">> = {
    [ORG]: await idOf(viewerOf(ORG)),
    [OTHER_ORG]: await idOf(viewerOf(OTHER_ORG), OTHER_ORG),
  };
  let organization = ORG;
  let serial = 0;
  const roster = () => rosters[organization]!;
  const rosterOf = (name: string) => rosters[organizationOf(name)]!;

  /** The rows that are drawn, from top to bottom. */
  const drawn = () =>
    [...container.querySelectorAll<HTMLElement>("[data-slot='org-member-row']")]
      .map((row) => {
        const { top, bottom, height } = row.getBoundingClientRect();
        const id = row.dataset.id ?? null;
        const name = row.querySelector("bdi")?.textContent ?? null;
        return { row, id, name, top, bottom, height };
      })
      .toSorted((one, other) => one.top - other.top);
  const headingHeight = () => part("heading")?.getBoundingClientRect().height ?? 0;
  /** The rows that can be seen: no heading covers them. */
  const visible = () => {
    const view = part("scroller").getBoundingClientRect();
    const top = view.top + headingHeight();
    return drawn().filter((row) => row.bottom > top + 1 && row.top < view.bottom - 1);
  };

  // ---- every painted frame is looked at
  const offenses: string[] = [];
  let lastStep = "";
  const offend = (what: string) => {
    if (offenses.length < 20) offenses.push(`${what}, after “${lastStep}”`);
  };
  /** Members whose rows may move, since they were renamed or have left. */
  const movers = new Set<string>();
  let isAtRest = false;
  let tops = new Map<string, number>();
  let isFocusInList = false;
  let framesWithoutFocus = 0;
  const stopWatching = everyFrame(() => {
    const rows = drawn();
    const ids = rows.flatMap(({ id }) => id ?? []);
    if (new Set(ids).size < ids.length) offend("a member twice");
    const foreign = rows.find(({ name }) => name && !name.endsWith(organization));
    if (foreign) offend(`${foreign.name} in ${organization}`);

    const isLost = isFocusInList && document.activeElement === document.body;
    framesWithoutFocus = isLost ? framesWithoutFocus + 1 : 0;
    if (framesWithoutFocus === 3) offend("the focus is lost");

    const before = tops;
    tops = new Map();
    if (!isAtRest) return;
    // At either end there may be no room to keep a row in its place.
    const { scrollTop, scrollHeight, clientHeight } = part("scroller");
    if (scrollTop <= 1 || scrollTop >= scrollHeight - clientHeight - 1) return;
    for (const { id, top } of visible()) if (id) tops.set(id, top);
    const anchor = [...before.keys()].find((id) => tops.has(id) && !movers.has(id));
    const moved = anchor === undefined ? 0 : tops.get(anchor)! - before.get(anchor)!;
    if (Math.abs(moved) > 1) offend(`the rows moved by ${moved} px while the reader rested`);
  });

  // ---- members change all the time, except when the list is compared with them
  let change: () => unknown = () => {};
  let traffic: Promise<void> | null = null;
  let isHalting = false;
  async function keepChanging() {
    while (!isHalting) {
      await change();
      await pause(80);
    }
  }
  function resume() {
    isHalting = false;
    traffic ??= keepChanging();
  }
  async function halt() {
    isHalting = true;
    await traffic;
    traffic = null;
  }

  /** In what the list differs from the members; `""` for nothing. */
  function difference(): string {
    const { entries } = roster();
    const sections = roster().sectionCount();
    const { state } = part("list").dataset;
    if (state !== "ready") return `the list is "${state}"`;
    const count = part("count").textContent;
    if (Number(count.replace(/\D/g, "")) !== entries.length) {
      return `it counts "${count}" instead of ${entries.length}`;
    }
    const letters = container.querySelectorAll("[role=option]").length;
    if (letters !== sections) return `the rail has ${letters} letters instead of ${sections}`;

    const seen = visible();
    const [first] = seen;
    if (first === undefined) return "nobody is in view";
    const length = entries.length * first.height + sections * headingHeight();
    const tall = part("rows").getBoundingClientRect().height;
    if (Math.abs(tall - length) > 2) return `the rows are ${tall} px tall instead of ${length}`;
    const names = seen.map(({ name }) => name ?? "…").join(", ");
    const at = roster().indexOf(first.name ?? "");
    const expected = entries.slice(at, at + seen.length);
    const expectedNames = expected.map(({ name }) => name).join(", ");
    if (names !== expectedNames) return `in view are ${names} instead of ${expectedNames}`;

    // In the middle of a section, indexes are estimates, and a focused row is drawn wherever it is.
    const indexOf = ({ row }: { row: HTMLElement }) =>
      Number(row.closest<HTMLElement>("[data-index]")!.dataset.index);
    const loaded = drawn().filter(({ id }) => id !== null);
    for (const each of loaded) {
      const distance = indexOf(each) - indexOf(first);
      const name = entries[at + distance]?.name;
      if (Math.abs(distance) < 60 && each.name !== name) {
        return `${each.name} is drawn in place of ${name}`;
      }
    }
    const { subscriptions } = deployment.stats;
    return subscriptions > MAX_SUBSCRIPTIONS ? `there are ${subscriptions} subscriptions` : "";
  }

  /** Takes a name off its roster. The reader may switch to the other organization at any time. */
  async function gone(name: string): Promise<Id<"users">> {
    rosterOf(name).remove(name);
    const id = await idOf(name, organizationOf(name));
    movers.add(id);
    return id;
  }

  return {
    ...directory,
    drawn,
    visible,
    pause,
    offenses,
    offend,
    isMover: (id: string) => movers.has(id),
    /** What happens to members from now on, again and again. */
    changeBy(next: () => unknown) {
      change = next;
    },
    /** The reader does something, while members change. */
    begin(step: { toString: () => string }) {
      lastStep = String(step);
      resume();
    },
    /** The focus is in the list now, and stays there until the reader moves it. */
    expectFocus() {
      isFocusInList = true;
    },
    /** Waits until nothing happens any more: then the list is what its members are. */
    async settle() {
      await halt();
      deployment.setLatency(10);
      deployment.goOnline();
      const started = performance.now();
      for (let equal = 0, before = -1; equal < 4; await pause(50)) {
        const wrong = difference();
        const { scrollTop } = part("scroller");
        equal = wrong === "" && scrollTop === before ? equal + 1 : 0;
        before = scrollTop;
        if (performance.now() - started > UNTIL_QUIET) {
          throw new Error(`After “${lastStep}” ${wrong || "the list keeps scrolling"}.`);
        }
      }
    },
    /** Members change while the reader rests: the first row in view that stays does not move. */
    async rest() {
      await pause(200);
      movers.clear();
      isAtRest = true;
      resume();
      await pause(400);
      await halt();
      await pause(100);
      isAtRest = false;
    },

    // ---- members
    /** Those who follow each other from someone on, from anywhere or near the rows in view. */
    some(where: number, isNear: boolean, count = 1): string[] {
      const { entries } = roster();
      const seen = isNear && visible().find(({ name }) => name && roster().has(name))?.name;
      const index = seen
        ? roster().indexOf(seen) - 10 + Math.floor(where * 30)
        : Math.floor(where * entries.length);
      const from = Math.max(0, Math.min(entries.length - 1, index));
      const names = entries.slice(from, from + count).map(({ name }) => name);
      // Without their row the viewer would see nothing.
      return names.filter((name) => name !== viewerOf(organization));
    },
    /** A name that nobody has, and that begins as another. */
    newName: (beginning: string) =>
      `${beginning.split(" ")[0]} ${String((serial += 1)).padStart(5, "0")} ${organization}`,
    async join(names: readonly string[]) {
      for (const name of names) rosterOf(name).add(name);
      await directory.joinAll(names, organization);
    },
    async rename(name: string, displayName: string) {
      const id = await gone(name);
      rosterOf(displayName).add(displayName);
      await directory.changeById(id, { displayName });
    },
    async deactivate(names: readonly string[]) {
      const ids: Id<"users">[] = [];
      for (const name of names) ids.push(await gone(name));
      await directory.changeAll(ids, { isActive: false });
    },
    async remove(name: string) {
      const id = await gone(name);
      await deployment.mutate(async ({ db }) => {
        await db.delete(id);
        await sync({ db }, id);
      });
    },
    async move(name: string) {
      const id = await gone(name);
      const orgId = organizationOf(name) === ORG ? OTHER_ORG : ORG;
      const displayName = `${name.split(" ")[0]} ${(serial += 1)} ${orgId}`;
      rosterOf(displayName).add(displayName);
      await directory.changeById(id, { displayName, orgId });
    },
    /** Writes the viewer's own row, on which every query depends. */
    async touchViewer() {
      const id = viewerIds[organization]!;
      await deployment.mutate(({ db }) => db.patch(id, { updatedAt: (serial += 1) }));
    },

    // ---- the session
    refreshSignIn() {
      deployment.setIdentity({ ...claims(0, organization), session: String((serial += 1)) });
    },
    switchOrganization() {
      isFocusInList = false;
      // No frame from here on may show anybody of the organization before.
      organization = organization === ORG ? OTHER_ORG : ORG;
      directory.switchTo(organization);
    },
    /** The viewer is not let in for a while. */
    async refuse(ms: number) {
      isFocusInList = false;
      const own = roster();
      const name = viewerOf(organization);
      const id = viewerIds[organization]!;
      own.remove(name);
      await directory.changeById(id, { isActive: false });
      await pause(ms);
      own.add(name);
      await directory.changeById(id, { isActive: true });
    },
    async close() {
      await halt();
      stopWatching();
      await close();
    },
  };
}

/** Each name ends with its organization. */
const organizationOf = (name: string) => name.split(" ").at(-1)!;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export type Walk = Awaited<ReturnType<typeof createWalk>>;
