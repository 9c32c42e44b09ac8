import { expect, test } from "vitest";
import { isWebKit } from "./harness/webkit.js";
import { wheel } from "./harness/wheel.js";
import { namesFromAToZ, ROW, showAToZ } from "./harness/showAToZ.js";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
type Directory = Awaited<ReturnType<typeof showAToZ>>;

/** Where each row was in each frame, and how much of the view had no row at all. */
function watchRows({ container, scroller }: Directory) {
  const frames: { tops: Map<string, number>; blank: number }[] = [];
  const channel = new MessageChannel();
  let watching = true;
  channel.port1.onmessage = () => {
    if (!watching) return channel.port1.close();
    const view = scroller().getBoundingClientRect();
    const tops = new Map<string, number>();
    let covered = 0;
    const parts = "[data-slot='org-member-row'],[data-slot='org-member-heading']";
    for (const part of container.querySelectorAll<HTMLElement>(parts)) {
      const { top, bottom } = part.getBoundingClientRect();
      covered += Math.max(0, Math.min(bottom, view.bottom) - Math.max(top, view.top));
      const name = part.querySelector("bdi")?.textContent;
      if (name) tops.set(name, top);
    }
    frames.push({ tops, blank: view.height - covered });
    requestAnimationFrame(look);
  };
  const look = () => channel.port2.postMessage(null);
  requestAnimationFrame(look);
  return () => {
    watching = false;
    return frames;
  };
}

/** By how much the rows moved from frame to frame: those that are in both, all by the same. */
function moves(frames: ReturnType<ReturnType<typeof watchRows>>): number[] {
  return frames.slice(1).flatMap(({ tops }, i) => {
    const before = frames[i]!.tops;
    const moved = [...tops].flatMap(([name, top]) =>
      before.has(name) ? [Math.round((top - before.get(name)!) * 2) / 2] : [],
    );
    return moved.length === 0 ? [] : [Math.min(...moved), Math.max(...moved)];
  });
}

test.each([
  ["up", -1],
  ["down", 1],
])(
  "a reader who scrolls %s while pages come and members come and go never steps back",
  async (_, way) => {
    const directory = await showAToZ({ names: namesFromAToZ(5_200), latencyMs: 15 });
    const { handle, loaded, scroller, join, change, rowsInView } = directory;
    handle.current!.scrollToIndex(2_650, { align: "start" });
    await loaded();
    await pause(300);
    const names = namesFromAToZ(5_200);
    const first = names.indexOf(rowsInView().find(({ top }) => top >= 0)!.name!);
    const stop = watchRows(directory);
    for (let notch = 0; notch < 40; notch++) {
      await wheel(scroller(), way * 240);
      if (notch % 5 === 0) await join(`A${notch} New`);
      if (notch % 7 === 3) await change(names[500 + notch]!, { isActive: false });
      if (notch % 8 === 5) await change(names[5_000 + notch]!, { displayName: `B${notch} New` });
      await pause(30);
    }
    await pause(600);
    await loaded();
    const frames = stop();
    const steps = moves(frames);
    expect(steps.filter((step) => Math.sign(step) === way)).toEqual([]);
    // WebKit has scrolled on by the time a frame is looked at.
    if (!isWebKit) expect(Math.max(...frames.map(({ blank }) => blank))).toBeLessThan(1);
    // No notch is lost: 40 of 240 px are 171 rows, less the headings on the way.
    const now = names.indexOf(rowsInView().find(({ top }) => top >= 0)!.name!);
    const rows = Math.abs(now - first);
    expect(rows).toBeGreaterThan((40 * 240) / ROW - 8);
    expect(rows).toBeLessThan((40 * 240) / ROW + 8);
  },
);

test("scrolling up from a member whose place was estimated is smooth", async () => {
  const directory = await showAToZ({
    names: Array.from({ length: 1_200 }, (_, i) => `M${String(i ** 2).padStart(8, "0")} Person`),
  });
  const { handle, idOf, inView, rowsInView, scroller, loaded, truth } = directory;
  const all = await truth();
  const target = all[700]!;
  expect(await handle.current!.scrollToMember(await idOf(target), { align: "start" })).toBe(true);
  // Below the heading, which covers the row before.
  expect(rowsInView().find(({ top }) => top >= 0)!.name).toBe(target);
  await pause(300);
  const stop = watchRows(directory);
  for (let notch = 0; notch < 60; notch++) {
    await wheel(scroller(), -700);
    await pause(25);
  }
  await pause(600);
  const steps = moves(stop());
  expect(steps.filter((step) => step < 0)).toEqual([]);
  await loaded();
  scroller().scrollTo({ top: 0, behavior: "instant" });
  await loaded();
  expect(inView()[0]).toBe(all[0]);
});
