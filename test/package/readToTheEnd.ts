import type { Locator, Page } from "playwright";
import { expect } from "vitest";

/**
 * Turns the wheel over the list until the row of `last` is there.
 *
 * @returns the names met on the way, each where its row says it stands
 */
export async function readToTheEnd(page: Page, list: Locator, last: string): Promise<string[]> {
  const names: string[] = [];
  const rows = list.locator("[data-slot='org-member-row']");
  await rows.first().hover();
  const read = async () => {
    const seen = await rows.evaluateAll((elements) =>
      elements.map(
        (row) =>
          [
            Number(row.ariaPosInSet),
            row.querySelector("[data-slot='org-member-name']")!.textContent,
          ] as const,
      ),
    );
    for (const [position, name] of seen) names[position - 1] = name;
    // Less than the list's height: no row is passed by.
    await page.mouse.wheel(0, 400);
    return names.includes(last);
  };
  await expect.poll(read, { interval: 20, timeout: 60_000 }).toBe(true);
  return names;
}
