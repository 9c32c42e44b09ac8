import { Activity, createRef, useState } from "react";
import { createPortal, flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { MemberList, type MemberListHandle } from "../../src/index.js";
import { inChromium, isChromium } from "./harness/chromium.js";
import { frames, mountList, someMembers } from "./harness/mountList.js";
import { watchPosition } from "./harness/watchPosition.js";

type List = Awaited<ReturnType<typeof mountList>>;

const newcomers = (count: number) => someMembers(count, `New ${Math.random()}`);
const topOf = (list: List, name: string) =>
  (list.row(name)?.getBoundingClientRect().top ?? NaN) - list.scroller.getBoundingClientRect().top;

/** How many px at the lower edge of the scroller show neither a row nor what follows the last one. */
function blank({ rows, scroller, part }: List): number {
  const end = Math.max(...rows().map((row) => row.getBoundingClientRect().bottom));
  const footer = part("footer").getBoundingClientRect();
  const drawnTo = Math.abs(footer.top - end) < 1 ? footer.bottom : end;
  return Math.max(0, scroller.getBoundingClientRect().bottom - drawnTo);
}

describe("a list that grows", () => {
  test.each([
    ["at once", [110, 960]],
    ["bit by bit", [110, 200, 330, 480, 620, 760, 960]],
    ["from next to nothing", [40, 700]],
  ])("is drawn for its new height in the same frame (%s)", async (_, heights) => {
    const list = await mountList(
      { results: someMembers(1_000), style: { blockSize: "100%" } },
      { style: { "block-size": `${heights[0]}px` } },
    );
    list.scroller.scrollTop = 9_744;
    await frames(15);
    // Created after the list's own, so called after it: the last before the frame is painted.
    const painted: number[] = [];
    const observer = new ResizeObserver(() => painted.push(blank(list)));
    observer.observe(list.scroller);
    await frames(2);
    for (const height of heights) {
      list.container.style.blockSize = `${height}px`;
      await frames(2);
    }
    observer.disconnect();
    expect(list.scroller.clientHeight).toBe(heights.at(-1)! - 2);
    expect(painted.length).toBe(heights.length); // The first height is no change.
    expect(Math.max(...painted)).toBe(0);
  });
});

inChromium(() => {
  describe("fingers", () => {
    const touch = (target: Element, identifier: number) => new Touch({ identifier, target });
    const send = (type: string, target: Element, touches: Touch[], changed: Touch) =>
      target.dispatchEvent(
        new TouchEvent(type, {
          touches,
          changedTouches: [changed],
          targetTouches: touches.filter((each) => each.target === target),
          bubbles: true,
        }),
      );

    test.each([["the list's first"], ["the page's first"]])(
      "elsewhere on the page do not hold the list (%s)",
      async (order) => {
        const list = await mountList({ results: someMembers(1_000) });
        list.scroller.scrollTop = 5_600;
        await frames(15);
        const inside = touch(list.row("Member 103")!, 1);
        const outside = touch(document.body, 2);
        send("touchstart", list.row("Member 103")!, [inside], inside);
        send("touchstart", document.body, [inside, outside], outside);
        list.edit((rows) => [...newcomers(2), ...rows]);
        await frames(3);
        // While a finger rests on it, the list is not scrolled.
        expect(list.scroller.scrollTop).toBe(5_600);
        if (order === "the list's first") {
          send("touchend", list.row("Member 103")!, [outside], inside);
        } else {
          send("touchend", document.body, [inside], outside);
          send("touchend", list.row("Member 103")!, [], inside);
        }
        await expect.poll(() => list.scroller.scrollTop).toBe(5_600 + 2 * 56);
        list.scroller.scrollTop = 0;
        await frames(15);
        expect(list.visible()[0]).toMatch("New");
      },
    );

    test("two of them hold it until the second has left", async () => {
      const list = await mountList({ results: someMembers(1_000) });
      list.scroller.scrollTop = 5_600;
      await frames(15);
      const [one, two] = [list.row("Member 103")!, list.row("Member 105")!];
      const [first, second] = [touch(one, 1), touch(two, 2)];
      send("touchstart", one, [first], first);
      send("touchstart", two, [first, second], second);
      list.edit((rows) => [...newcomers(2), ...rows]);
      send("touchend", one, [second], first);
      await frames(3);
      expect(list.scroller.scrollTop).toBe(5_600);
      send("touchcancel", two, [], second);
      await expect.poll(() => list.scroller.scrollTop).toBe(5_600 + 2 * 56);
    });
  });
});

test.each(["scale(0.99)", "scale(1.01)", "scale(0.5)", "perspective(500px) rotateX(4deg)"])(
  "rows keep their height below a transform (%s)",
  async (transform) => {
    const list = await mountList({ results: someMembers(100) }, { style: { transform } });
    await frames(3);
    list.container.style.transform = "none";
    await frames(3);
    const tops = list.rows().map((row) => row.getBoundingClientRect().top);
    expect(tops[9]! - tops[0]!).toBeCloseTo(9 * 56, 3);
  },
);

test("rows without the stylesheet's box-sizing are as tall as their padding and borders make them", async () => {
  const style = document.head.appendChild(document.createElement("style"));
  onTestFinished(() => style.remove());
  style.textContent =
    '.boxed [data-slot="org-member-row"] { box-sizing: content-box; padding-block: 3px; border-block: 2px solid }';
  const list = await mountList({ results: someMembers(100), className: "boxed" });
  await frames(3);
  const [first, second] = list.rows().map((row) => row.getBoundingClientRect());
  expect(second!.top).toBeCloseTo(first!.bottom, 3);
});

test("in another window's document rows are measured, scrolled and drawn as in its own", async () => {
  const frame = document.body.appendChild(document.createElement("iframe"));
  onTestFinished(() => frame.remove());
  Object.assign(frame.style, { inlineSize: "400px", blockSize: "400px" });
  const inner = frame.contentDocument!;
  const style = inner.head.appendChild(inner.createElement("style"));
  const rowHeight = (px: number) => {
    style.textContent = `[data-slot="org-member-row"] { box-sizing: border-box; block-size: ${px}px }
      [data-slot="org-member-scroller"] { position: relative }`;
  };
  rowHeight(60);
  const observers = vi.spyOn(window, "ResizeObserver");
  onTestFinished(() => observers.mockRestore());
  const container = document.createElement("div");
  const root = createRoot(container);
  onTestFinished(() => root.unmount());
  const members = { results: someMembers(500), status: "Exhausted", loadMore() {} } as const;
  root.render(
    createPortal(<MemberList members={members} style={{ blockSize: 300 }} />, inner.body),
  );
  const pitch = () => {
    const [a, b] = [...inner.querySelectorAll("[data-index]")].map((row) =>
      row.getBoundingClientRect(),
    );
    return a && b && b.top - a.top;
  };
  await expect.poll(pitch).toBe(60);
  rowHeight(90);
  await expect.poll(pitch).toBe(90);
  const scroller = inner.querySelector<HTMLElement>('[data-slot="org-member-scroller"]')!;
  scroller.scrollTop = 9_000;
  await expect
    .poll(() =>
      [...inner.querySelectorAll("[data-index]")].some((row) =>
        row.textContent?.includes("Member 101"),
      ),
    )
    .toBe(true);
  expect(observers).not.toHaveBeenCalled();
});

describe("a list that is not displayed for a while", () => {
  test.each([
    ["later", true],
    ["at the same moment", false],
  ])("keeps the reader's row when rows change (%s)", async (_, wait) => {
    const list = await mountList({ results: someMembers(1_000) });
    list.scroller.scrollTop = 5_613;
    await frames(15);
    const before = topOf(list, "Member 103");
    list.container.style.display = "none";
    if (wait) await frames(3);
    list.edit((rows) => [...newcomers(3), ...rows]);
    await frames(3);
    list.edit((rows) => rows.slice(1));
    await frames(3);
    list.container.style.display = "block";
    const stop = watchPosition(() => list.row("Member 103"));
    await frames(5);
    const top = list.scroller.getBoundingClientRect().top;
    expect(stop().map((each) => each! - top)).toEqual(stop().map(() => before));
    expect(list.scroller.scrollTop).toBe(5_613 + 2 * 56);
  });

  test("keeps rows and place in a React <Activity>, with members who came and left meanwhile", async () => {
    let setMode!: (mode: "visible" | "hidden") => void;
    let setRows!: (edit: (rows: ReturnType<typeof someMembers>) => typeof rows) => void;
    function Page() {
      const [mode, changeMode] = useState<"visible" | "hidden">("visible");
      const [results, changeRows] = useState(() => someMembers(1_000));
      setMode = changeMode;
      setRows = changeRows;
      return (
        <Activity mode={mode}>
          <MemberList members={{ results, status: "Exhausted", loadMore() {} }} />
        </Activity>
      );
    }
    const container = document.body.appendChild(document.createElement("div"));
    const root = createRoot(container);
    onTestFinished(() => {
      root.unmount();
      container.remove();
    });
    flushSync(() => root.render(<Page />));
    await frames(3);
    const scroller = () =>
      container.querySelector<HTMLElement>('[data-slot="org-member-scroller"]')!;
    const place = () => {
      const row = [...container.querySelectorAll("[data-index]")].find((each) =>
        each.textContent?.includes("Member 203"),
      );
      return row && row.getBoundingClientRect().top - scroller().getBoundingClientRect().top;
    };
    scroller().scrollTop = 200 * 56 + 20;
    await frames(15);
    const before = place();
    expect(before).toBe(3 * 56 - 20);
    flushSync(() => setMode("hidden"));
    await frames(3);
    flushSync(() => setRows((rows) => [...newcomers(4), ...rows]));
    await frames(3);
    flushSync(() => setMode("visible"));
    expect(place()).toBe(before);
    await frames(15);
    expect(place()).toBe(before);
  });
});

describe("a million members", () => {
  const members = someMembers(1_000_000);
  const ROW = 56;

  /** The rows stand one below the other, in order. */
  function expectRowsInOrder(list: List) {
    const rows = list.rows();
    const top = list.scroller.getBoundingClientRect().top;
    expect(rows.length).toBeGreaterThan(9);
    for (const [i, row] of rows.entries()) {
      const first = rows[0]!;
      const away = Number(row.dataset.index) - Number(first.dataset.index);
      expect(away).toBe(i);
      const expected = first.getBoundingClientRect().top + away * ROW;
      expect(row.getBoundingClientRect().top).toBeCloseTo(expected, 0);
    }
    expect(rows[0]!.getBoundingClientRect().top).toBeLessThanOrEqual(top);
    expect(blank(list)).toBe(0);
  }

  test("can be read to the end, which a browser can lay out", async () => {
    const list = await mountList({ results: members });
    expect(list.scroller.scrollHeight).toBeLessThan(8_000_000);
    list.scroller.scrollTop = list.scroller.scrollHeight;
    await frames(15);
    expect(list.visible().at(-1)).toBe("Member 999999");
    const footer = list.part("footer").getBoundingClientRect();
    expect(list.row("Member 999999")!.getBoundingClientRect().bottom).toBeCloseTo(footer.top, 0);
    expect(footer.bottom).toBeCloseTo(list.scroller.getBoundingClientRect().bottom, 0);
  });

  test("rows are drawn wherever the scrollbar is dragged, and do not move at rest", async () => {
    const list = await mountList({ results: members });
    const end = list.scroller.scrollHeight - list.scroller.clientHeight;
    let last = -1;
    for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      list.scroller.scrollTop = Math.round(share * end);
      await frames(2);
      expectRowsInOrder(list);
      const index = Number(list.rows()[0]!.dataset.index);
      expect(index).toBeGreaterThan(last);
      last = index;
      const row = list.rows()[3]!;
      const before = row.getBoundingClientRect().top;
      await frames(15);
      expect(row.getBoundingClientRect().top).toBeCloseTo(before, 1);
    }
  });

  test("small steps scroll px by px, in the middle and past it", async () => {
    const list = await mountList({ results: members });
    list.scroller.scrollTop = list.scroller.scrollHeight / 2;
    await frames(15);
    for (let i = 0; i < 6; i++) {
      const row = list.row(list.visible()[4]!)!;
      const before = row.getBoundingClientRect().top;
      list.scroller.scrollTop += 100;
      await frames(i % 2 ? 1 : 15);
      expect(row.getBoundingClientRect().top).toBeCloseTo(before - 100, 0);
      expectRowsInOrder(list);
    }
  });

  test("few members with very tall rows make as tall a list, and joins and leaves move nothing", async () => {
    const list = await mountList(
      { results: someMembers(8_000) },
      { style: { "--org-member-row-height": "1000px" } },
    );
    await frames(3);
    expect(list.scroller.scrollHeight).toBeLessThan(6_100_000);
    list.scroller.scrollTop = 3_000_000;
    await frames(15);
    const name = list.visible()[0]!;
    const place = topOf(list, name);
    list.edit((rows) => [...newcomers(5), ...rows]);
    await frames(4);
    // Firefox lays out in 60ths of a px, and offsets here are mapped.
    const precision = isChromium ? 1 : 0;
    expect(topOf(list, name)).toBeCloseTo(place, precision);
    // In the midst of a scroll as well.
    list.scroller.scrollTop -= 50;
    await frames(1);
    list.edit((rows) => rows.slice(7));
    await frames(15);
    expect(topOf(list, name)).toBeCloseTo(place + 50, precision);
  });

  test("any of them can be scrolled to", async () => {
    const ref = createRef<MemberListHandle>();
    const list = await mountList({ results: members, ref });
    for (const index of [654_321, 5, 999_999, 500_000, 0]) {
      ref.current!.scrollToIndex(index, { align: "start" });
      await frames(15);
      expectRowsInOrder(list);
      expect(list.visible()).toContain(`Member ${index}`);
      if (index < 999_000) expect(topOf(list, `Member ${index}`)).toBeCloseTo(0, 0);
    }
  });
});

test("a page that stalls while it scrolls does not cut the scroll short", async () => {
  const list = await mountList({ results: someMembers(2_000) });
  list.scroller.scrollTop = 5_600;
  await frames(15);
  const started = new Promise((resolve) =>
    list.scroller.addEventListener("scroll", resolve, { once: true }),
  );
  list.scroller.scrollBy({ top: 1_500, behavior: "smooth" });
  await started;
  await frames(2);
  list.edit((rows) => [...newcomers(1), ...rows]);
  await frames(1);
  const until = performance.now() + 250;
  while (performance.now() < until);
  await frames(60);
  const first = list.visible()[1]!;
  const offset = Number(/\d+/.exec(first)![0]) * 56 - topOf(list, first);
  expect(offset - 5_600).toBeCloseTo(1_500, 0);
});

test("to keep a row in place, the list scrolls by a distance, never to a position", async () => {
  const list = await mountList({ results: someMembers(1_000) });
  list.scroller.scrollTop = 5_600;
  await frames(15);
  const by = vi.spyOn(list.scroller, "scrollBy");
  const to = vi.spyOn(list.scroller, "scrollTo");
  list.edit((rows) => [...newcomers(2), ...rows]);
  await frames(3);
  expect(by.mock.calls).toEqual([[{ top: 112, behavior: "instant" }]]);
  expect(to).not.toHaveBeenCalled();
});

test("a source that answers with nothing new is asked again, but not in a loop", async () => {
  const loadMore = vi.fn<(numItems: number) => void>(() => {
    list.edit((rows) => [...rows]);
  });
  const list = await mountList({ results: someMembers(5), status: "Exhausted", loadMore });
  list.update({ status: "CanLoadMore" });
  await expect.poll(() => loadMore.mock.calls.length).toBe(2);
  await frames(10);
  expect(loadMore.mock.calls.length).toBeLessThanOrEqual(3);
});
