import type { Page } from "playwright";
import { expect } from "vitest";

const ROWS = 8;

/**
 * Opens a page that a server has rendered, and lets its scripts come only when the rows are seen.
 *
 * @returns reads what the first rows have been, a name and a place each, frame by frame; a frame
 * like the one before is left out
 */
export async function openPrerendered(page: Page, url: string): Promise<() => Promise<string[][]>> {
  let letScriptsCome = () => {};
  const seen = new Promise<void>((resolve) => (letScriptsCome = resolve));
  await page.route("**/*.js", async (route) => {
    await seen;
    await route.continue();
  });

  await page.addInitScript((count) => {
    const frames: string[][] = [];
    const record = () => {
      requestAnimationFrame(record);
      if (document.readyState === "loading") return;
      // What a server streams into a boundary waits hidden until it is whole.
      const names = [...document.querySelectorAll("[data-slot='org-member-name']")].filter(
        (name) => name.getClientRects().length > 0,
      );
      if (names.length === 0 && frames.length === 0) return;
      const frame = names.slice(0, count).map((name) => {
        const { x, y } = name.getBoundingClientRect();
        return `${name.textContent} at ${x}, ${y}`;
      });
      if (frame.join() !== frames.at(-1)?.join()) frames.push(frame);
    };
    record();
    Object.assign(window, { frames });
  }, ROWS);
  const frames = () => page.evaluate(() => (window as unknown as { frames: string[][] }).frames);

  await page.goto(url, { waitUntil: "commit" });
  await expect.poll(async () => (await frames())?.[0]?.length, { timeout: 30_000 }).toBe(ROWS);
  letScriptsCome();
  await page.waitForLoadState();
  return frames;
}
