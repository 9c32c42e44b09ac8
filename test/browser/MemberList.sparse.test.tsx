import { cleanup } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import "../../src/styles.css";
import { mountList, someMembers } from "./harness/mountList.js";

afterEach(cleanup);

/** A list whose query leaves out all but `visible` of each page. */
async function mountSparse(visible: number) {
  const asked: number[] = [];
  const list = await mountList({
    results: someMembers(visible),
    status: "LoadingMore",
    numItems: 200,
    loadMore: (numItems) => {
      asked.push(numItems);
      list.update({ status: "LoadingMore" });
      setTimeout(() => {
        list.edit((rows) => [...rows, ...someMembers(visible, `Page ${asked.length}`)]);
        list.update({ status: "CanLoadMore" });
      }, 20);
    },
  });
  list.update({ status: "CanLoadMore" });
  const button = () =>
    list.scroller.querySelector<HTMLButtonElement>("[data-slot='org-member-button']");
  return { list, asked, button };
}

const PATIENT = { timeout: 5_000 };
const settle = () => new Promise((resolve) => setTimeout(resolve, 700));

test.each([0, 1])(
  "after three pages that bring %i member, the reader is asked by a button",
  async (visible) => {
    const { list, asked, button } = await mountSparse(visible);
    await expect.poll(button, PATIENT).not.toBeNull();
    await settle();
    expect(asked).toHaveLength(3);
    expect(list.names()).toHaveLength(4 * visible);

    // Each press is one page more, and the button keeps the focus where nobody came.
    button()!.focus();
    button()!.click();
    await expect.poll(() => asked, PATIENT).toHaveLength(4);
    await settle();
    expect(asked).toHaveLength(4);
    expect(button()!.textContent).toBe("Load more");
    if (visible === 0) expect(document.activeElement).toBe(button());
  },
);

test("there is no skeleton once no more members are looked for", async () => {
  const { list, button } = await mountSparse(0);
  await expect.poll(button, PATIENT).not.toBeNull();
  expect(list.scroller.querySelector("[data-slot='org-member-skeleton']")).toBeNull();
  expect(list.scroller.getAttribute("aria-busy")).toBeNull();
});

test("once a page is full again, the list goes on by itself", async () => {
  const { list, asked, button } = await mountSparse(0);
  await expect.poll(button, PATIENT).not.toBeNull();
  list.edit(() => someMembers(25, "Full"));
  await expect.poll(() => asked.length, PATIENT).toBeGreaterThan(3);
});
