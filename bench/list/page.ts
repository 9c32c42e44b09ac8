import type { Contender } from "./contender.js";
import { createMembers, type Member } from "./members.js";
import "./page.css";
import { takeRowCount } from "./rowCount.js";

const contenders = import.meta.glob<{ mount: Contender }>("./contenders/*.{ts,tsx}");
const query = new URLSearchParams(location.search);
const name = query.get("contender")!;
const load = contenders[`./contenders/${name}.tsx`] ?? contenders[`./contenders/${name}.ts`];
const { mount } = await load!();
const element = document.getElementById("list")!;

let members: readonly Member[] = createMembers(Number(query.get("count")));
let update: ReturnType<Contender>;
let scroller: HTMLElement;
let changed: (readonly Member[])[] = [];

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const afterPaint = () => new Promise((resolve) => setTimeout(resolve));

async function settle(): Promise<void> {
  await frame();
  await frame();
  await afterPaint();
  await frame();
}

/** What the runner calls; what it costs, the runner reads from the browser. */
const page = {
  async mount() {
    update = mount(element, members);
    await settle();
  },

  findScroller() {
    const all = [...element.querySelectorAll<HTMLElement>("*")];
    scroller = all.find(
      (each) => getComputedStyle(each).overflowY !== "visible" && overflows(each),
    )!;
  },

  async scroll(frames: number, pxPerFrame: number) {
    scroller.scrollTop = 0;
    await settle();
    for (let i = 0; i < frames; i++) {
      await frame();
      scroller.scrollTop += pxPerFrame;
    }
    await settle();
  },

  /** Gets ready to change one member after another, so that only the list's own work is measured. */
  async prepare(kind: ChangeKind, times: number) {
    const first = members.findIndex((member) => member.displayName === inView().name);
    changed = Array.from({ length: times }, (_, i) => (members = CHANGES[kind](first, i)));
  },

  /** One a frame. */
  async change() {
    for (const next of changed) {
      update(next);
      await frame();
    }
    await settle();
    changed = [];
  },

  /** Rows drawn for one change, and by how many px the first row in view moves, on any frame. */
  async changes() {
    const middle = Math.floor(members.length / 2);
    scroller.scrollTop = Math.min(20_020, middle * 56);
    await settle();
    await new Promise((resolve) => setTimeout(resolve, 300)); // Until it counts as at rest.
    const first = members.findIndex((member) => member.displayName === inView().name);
    const renamedRow = members.with(first + 2, renamed(members[first + 2]!));
    return {
      rename: await rowsFor(renamedRow),
      nothing: await rowsFor([...renamedRow]),
      refetch: await rowsFor(renamedRow.map((member) => ({ ...member }))),
      append: await rowsFor([...members, ...createMembers(100, 1_000_000)]),
      shift: await shiftFor([...createMembers(1, 2_000_000), ...members]),
    };
  },

  nodes: () => element.querySelectorAll("*").length,

  /** A fixed piece of script, style and layout, to tell a slow machine from a slow list. */
  async probe() {
    const box = document.body.appendChild(document.createElement("div"));
    for (let round = 0; round < 20; round++) {
      await frame();
      box.replaceChildren(
        ...createMembers(30, round * 30).map(({ displayName }) => {
          const row = document.createElement("div");
          row.className = "member";
          row.textContent = displayName;
          return row;
        }),
      );
    }
    box.remove();
    await settle();
  },
};

type ChangeKind = keyof typeof CHANGES;

/** By the index of the first row in view, and how many changes there were before. */
const CHANGES = {
  rename: (first: number, i: number) =>
    members.with(first + (i % 8), renamed(members[first + (i % 8)]!)),
  insert: (_first: number, i: number) => [...createMembers(1, 3_000_000 + i), ...members],
  leave: (first: number) => members.toSpliced(first, 1),
  append: (_first: number, i: number) => [...members, ...createMembers(20, 4_000_000 + 20 * i)],
};

export type ListPage = typeof page;
Object.assign(window, { page });

function overflows({ scrollHeight, clientHeight }: HTMLElement): boolean {
  return scrollHeight > clientHeight + 56;
}

function renamed(member: Member): Member {
  return { ...member, displayName: `${member.displayName}!` };
}

/** The first row in view. Lists that recycle their rows do not have them in order in the document. */
function inView(): { name: string; top: number } {
  const edge = scroller.getBoundingClientRect().top;
  const [first] = [...element.querySelectorAll("bdi")]
    .map((row) => ({ name: row.textContent!, top: row.getBoundingClientRect().top }))
    .filter(({ top }) => top >= edge)
    .sort((one, other) => one.top - other.top);
  if (!first) throw new Error(`${name} shows no row.`);
  return first;
}

function topOf(wanted: string): number | undefined {
  const rows = [...element.querySelectorAll("bdi")];
  return rows.find((row) => row.textContent === wanted)?.getBoundingClientRect().top;
}

async function show(next: readonly Member[]): Promise<void> {
  members = next;
  update(next);
  await settle();
}

async function rowsFor(next: readonly Member[]): Promise<number> {
  takeRowCount();
  await show(next);
  return takeRowCount();
}

async function shiftFor(next: readonly Member[]) {
  const { name: wanted, top } = inView();
  takeRowCount();
  members = next;
  update(next);
  let px = 0;
  for (let i = 0; i < 30; i++) {
    await frame();
    await afterPaint();
    const now = topOf(wanted);
    // Out of the document: further than any row drawn.
    const moved = now === undefined ? Infinity : now - top;
    if (Math.abs(moved) > Math.abs(px)) px = moved;
  }
  return { px, rows: takeRowCount() };
}
