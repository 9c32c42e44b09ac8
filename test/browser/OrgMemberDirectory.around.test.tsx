import { waitFor } from "@testing-library/react";
import { userEvent } from "vitest/browser";
import { expect, onTestFinished, test } from "vitest";
import { showDirectory } from "./harness/showDirectory.js";
import { isWebKit } from "./harness/webkit.js";

test("in a real dialog Escape empties the box, and closes the dialog only when it is empty", async () => {
  const { container, input, names } = await showDirectory();
  const dialog = document.body.appendChild(document.createElement("dialog"));
  onTestFinished(() => dialog.remove());
  dialog.append(container);
  dialog.showModal();
  await userEvent.type(input(), "ada");
  await waitFor(() => expect(names()).toHaveLength(2));
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(names()).toHaveLength(6));
  expect([input().value, dialog.open]).toEqual(["", true]);
  // WebKit's search fields keep the key for themselves, in any page.
  if (isWebKit) return;
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(dialog.open).toBe(false));
});

test.each(["ltr", "rtl"])("at 320 px nothing hangs out of a directory (%s)", async (direction) => {
  const { container, input, part, count } = await showDirectory();
  Object.assign(container.style, { inlineSize: "320px", direction });
  document.documentElement.style.fontSize = "200%";
  onTestFinished(() => void (document.documentElement.style.fontSize = ""));
  await userEvent.type(input(), "ada");
  await waitFor(() => expect(count()).toContain("2"));
  const view = container.getBoundingClientRect();
  for (const each of container.querySelectorAll<HTMLElement>("input,button,[data-slot$=count]")) {
    const { left, right } = each.getBoundingClientRect();
    expect(left).toBeGreaterThanOrEqual(view.left);
    expect(right).toBeLessThanOrEqual(view.right);
  }
  expect(part("scroller").scrollWidth).toBe(part("scroller").clientWidth);
});
