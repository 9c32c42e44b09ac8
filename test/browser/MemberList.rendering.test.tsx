import { expect, test, vi } from "vitest";
import type { MemberListProps } from "../../src/components/MemberList.js";
import { frames, mountList, someMembers } from "./harness/mountList.js";

function counted() {
  const rendered: string[] = [];
  const renderMember: MemberListProps["renderMember"] = (member, { avatar, name }) => {
    rendered.push(member._id);
    return (
      <>
        {avatar}
        <bdi>{name}</bdi>
      </>
    );
  };
  return { rendered, renderMember };
}

test.each([
  ["a rename", 1, (rows) => rows.map((m, i) => (i === 3 ? { ...m, displayName: "Renamed" } : m))],
  [
    "a rename among new objects",
    1,
    (rows) => rows.map((m, i) => ({ ...m, displayName: i === 3 ? "R" : m.displayName })),
  ],
  ["a member on top", 1, (rows) => [...someMembers(1, "New"), ...rows]],
  ["nothing but new objects", 0, (rows) => rows.map((member) => ({ ...member }))],
  [
    "a rename out of sight",
    0,
    (rows) => rows.map((m, i) => (i === 900 ? { ...m, displayName: "R" } : m)),
  ],
] satisfies [string, number, Parameters<Awaited<ReturnType<typeof mountList>>["edit"]>[0]][])(
  "%s renders exactly %i row(s)",
  async (_, expected, edit) => {
    const { rendered, renderMember } = counted();
    const list = await mountList({ results: someMembers(1_000), renderMember });
    rendered.length = 0;
    list.edit(edit);
    await frames(4);
    expect(rendered).toHaveLength(expected);
  },
);

test("members appended at the end render no other row, and each row has the new total", async () => {
  // Asked for whenever a row is rendered, and not only its content.
  const getRowProps = vi.fn<NonNullable<MemberListProps["getRowProps"]>>(() => ({}));
  const list = await mountList({ results: someMembers(500), getRowProps });
  await expect.poll(() => list.rows().length).toBeGreaterThan(20);
  getRowProps.mockClear();
  list.edit((rows) => [...rows, ...someMembers(100, "New")]);
  await frames(4);
  expect(getRowProps).not.toHaveBeenCalled();
  expect(new Set(list.rows().map((row) => row.ariaSetSize))).toEqual(new Set(["600"]));
  list.scroller.scrollTop = list.scroller.scrollHeight;
  await frames(4);
  expect(new Set(list.rows().map((row) => row.ariaSetSize))).toEqual(new Set(["600"]));
});

test("another total of all members renders no row, and each row has it", async () => {
  const { rendered, renderMember } = counted();
  const getRowProps = vi.fn<NonNullable<MemberListProps["getRowProps"]>>(() => ({}));
  const list = await mountList({
    results: someMembers(500),
    total: 700,
    status: "CanLoadMore",
    renderMember,
    getRowProps,
  });
  await expect.poll(() => list.rows().length).toBeGreaterThan(20);
  getRowProps.mockClear();
  rendered.length = 0;
  list.update({ total: 701 });
  await expect.poll(() => list.rows()[0]!.ariaSetSize).toBe("701");
  expect(new Set(list.rows().map((row) => row.ariaSetSize))).toEqual(new Set(["701"]));
  expect(getRowProps).not.toHaveBeenCalled();
  expect(rendered).toEqual([]);
});

test("at rest a list of nine rows in view holds no more than 130 elements", async () => {
  const list = await mountList({ results: someMembers(1_000) });
  list.scroller.scrollTop = 20_000;
  await frames(15);
  expect(list.visible()).toHaveLength(10);
  expect(list.root.querySelectorAll("*").length).toBeLessThanOrEqual(130);
});

test.each([
  ["of the height that it takes by itself", {}],
  ["of 600 px", { style: { blockSize: 600 } }],
])(
  "a list %s is committed twice: what is in view, and after a paint the rows around",
  async (_, given) => {
    const list = await mountList({ results: someMembers(1_000), ...given });
    await expect.poll(() => list.rows().length).toBeGreaterThan(20);
    await frames(4);
    expect(list.commits()).toBe(2);
  },
);

test("a move of the focus renders no row's content", async () => {
  const { rendered, renderMember } = counted();
  const list = await mountList({
    results: someMembers(50),
    renderMember,
    onMemberAction: () => {},
  });
  rendered.length = 0;
  list.rows()[0]!.focus();
  list.rows()[1]!.focus();
  await frames(2);
  expect(rendered).toEqual([]);
});

test("scrolling 1,000 members to the end shows each exactly once, in order, and never a gap", async () => {
  const list = await mountList({ results: someMembers(1_000) });
  const seen: (string | null | undefined)[] = [];
  for (let top = 0; top < 57_000; top += 400) {
    list.scroller.scrollTop = top;
    await frames(1);
    const visible = list.visible();
    expect(new Set(visible).size).toBe(visible.length);
    expect(visible.length).toBeGreaterThan(7);
    for (const name of visible) if (!seen.includes(name)) seen.push(name);
  }
  expect(seen).toEqual(someMembers(1_000).map((member) => member.displayName));
});

test("rows are drawn before the scroll event is over: no frame is painted without them", async () => {
  const list = await mountList({ results: someMembers(1_000) });
  // Added after the list's own listener, so called after it.
  const seen = new Promise<(string | null | undefined)[]>((resolve) =>
    list.scroller.addEventListener("scroll", () => resolve(list.visible()), { once: true }),
  );
  list.scroller.scrollTop = 100 * 56;
  expect((await seen)[0]).toBe("Member 100");
});

test("the same id twice is one row", async () => {
  const error = vi.spyOn(console, "error");
  const rows = someMembers(5);
  const list = await mountList({
    results: [...rows, rows[2]!, { ...rows[4]!, displayName: "Again" }],
  });
  expect(list.names()).toEqual(rows.map((member) => member.displayName));
  expect(error).not.toHaveBeenCalled();
});

test("more is loaded near the end, once per page, and until the list is full", async () => {
  const asked: number[] = [];
  const onLoadMore = vi.fn<() => void>();
  const list = await mountList({
    results: [],
    numItems: 30,
    status: "LoadingFirstPage",
    onLoadMore,
    loadMore: (numItems) => {
      asked.push(numItems);
      list.update({ status: "LoadingMore" });
      setTimeout(() => {
        list.edit((rows) => [...rows, ...someMembers(30, `Page ${rows.length}`)]);
        list.update({ status: "CanLoadMore" });
      });
    },
  });
  list.update({ status: "CanLoadMore" });
  await expect.poll(() => asked.length).toBe(2);
  await frames(10);
  expect(asked).toEqual([30, 30]);
  list.scroller.scrollTop = 56 * 40;
  await expect.poll(() => asked.length).toBe(3);
  await frames(10);
  expect(asked).toEqual([30, 30, 30]);
  expect(onLoadMore).toHaveBeenCalledTimes(3);
});

test("after an error nothing is loaded by itself", async () => {
  const loadMore = vi.fn<() => void>();
  const failure = { error: new Error("no"), retry: () => {} };
  const list = await mountList({
    results: someMembers(10),
    status: "CanLoadMore",
    loadMore,
    failure,
  });
  expect(loadMore).not.toHaveBeenCalled();
  expect(list.names()).toHaveLength(10);
});

test("rows of any one height fit without overlap, and a change of it keeps the reader's row", async () => {
  const list = await mountList(
    { results: someMembers(500) },
    { style: { "--org-member-row-height": "71.5px" } },
  );
  const tops = () => list.rows().map((row) => row.getBoundingClientRect().top);
  expect(tops()[9]! - tops()[0]!).toBeCloseTo(9 * 71.5, 1);
  list.scroller.scrollTop = 100 * 71.5;
  await frames(15);
  list.container.style.setProperty("--org-member-row-height", "120px");
  await expect.poll(() => tops()[9]! - tops()[0]!).toBeCloseTo(9 * 120, 1);
  expect(list.visible()[0]).toBe("Member 100");
});

test("without a height of its own the list grows with its rows up to a limit; with one it fills it", async () => {
  const few = await mountList({ results: someMembers(2) });
  expect(few.root.offsetHeight).toBe(2 * 56 + 56 + 2);
  const many = await mountList({ results: someMembers(500) });
  expect(many.scroller.clientHeight).toBe(532);
  const tall = await mountList({ results: someMembers(500), style: { height: 700 } });
  expect(tall.scroller.clientHeight).toBe(698);
});

test("nothing is left after unmounting", async () => {
  const error = vi.spyOn(console, "error");
  const list = await mountList({ results: someMembers(500) }, { strict: true });
  list.scroller.scrollTop = 3_000;
  await frames(1);
  list.unmount();
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(list.container.childElementCount).toBe(0);
  expect(error).not.toHaveBeenCalled();
});

test("rows that differ in height are warned of, once, unless they are in the flow", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const renderMember = ({ _id }: { _id: string }) => (
    <div style={{ blockSize: _id.endsWith("3") ? 90 : 40 }}>{_id}</div>
  );
  await mountList({ results: someMembers(9), renderMember, virtualized: false });
  await frames(3);
  expect(warn).not.toHaveBeenCalled();
  await mountList({ results: someMembers(9), renderMember });
  await mountList({ results: someMembers(9), renderMember });
  await expect.poll(() => warn.mock.calls.length).toBe(1);
  expect(warn.mock.lastCall?.[0]).toMatch(
    /^Row 3 of the member list is 106 px tall, and another 56 px/,
  );
  warn.mockRestore();
});
