import { beforeEach, expect, test } from "vitest";
import { mountList, someMembers } from "./harness/mountList.js";

beforeEach(() => {
  document.documentElement.style.fontSize = "";
  return () => {
    document.documentElement.style.fontSize = "";
  };
});

const boxOf = (row: HTMLElement, slot: string) =>
  row.querySelector(`[data-slot="org-member-${slot}"]`)!.getBoundingClientRect();
const renderActions = () => <button type="button">Message</button>;
const narrow = { style: { "inline-size": "18rem", "max-inline-size": "288px" } };

test("beside actions the avatar gives way to the name, and they never overlap", async () => {
  const list = await mountList({ results: someMembers(3), renderActions }, narrow);
  const [row] = list.rows();
  expect(boxOf(row!, "avatar").width).toBe(36);
  document.documentElement.style.fontSize = "200%";
  await expect.poll(() => boxOf(row!, "avatar").width).toBe(0);
  expect(boxOf(row!, "name").width).toBeGreaterThan(48);
  expect(boxOf(row!, "name").right).toBeLessThan(boxOf(row!, "actions").left);
  expect(list.scroller.scrollWidth).toBe(list.scroller.clientWidth);
});

test("the footer of a failed page is as tall as any other, at 320 px too", async () => {
  const list = await mountList({ results: someMembers(3) }, narrow);
  const height = list.part("footer").offsetHeight;
  list.update({ failure: { error: new Error("no"), retry: () => {} } });
  await expect.poll(() => list.part("footer").textContent).toContain("Try again");
  expect(list.part("footer").offsetHeight).toBe(height);
});

test("a notice over the rows fits the list, with text of twice the size too", async () => {
  document.documentElement.style.fontSize = "200%";
  const list = await mountList({ results: someMembers(9), connection: "reconnecting" }, narrow);
  const banner = list.part("banner");
  expect(banner.scrollWidth).toBe(banner.clientWidth);
  expect(banner.getBoundingClientRect().right).toBeLessThanOrEqual(
    list.root.getBoundingClientRect().right,
  );
});

test("English words keep their order on a page that reads from right to left", async () => {
  const list = await mountList({ results: someMembers(12) });
  list.container.dir = "rtl";
  const text = list.part("footer").querySelector("bdi")!.firstChild!;
  const left = (start: number) => {
    const range = document.createRange();
    range.setStart(text, start);
    range.setEnd(text, start + 1);
    return range.getBoundingClientRect().left;
  };
  expect(text.textContent).toBe("12 members");
  expect(left(0)).toBeLessThan(left(5));
});
