import { chromium, type Page } from "playwright";
import { chromiumLaunchOptions } from "../../scripts/browsers/chromium.js";

/**
 * Hands a new page of Chromium to `look`, then closes it.
 *
 * @returns what the page complained about meanwhile: console errors and warnings, uncaught errors
 */
export async function visit(look: (page: Page) => Promise<void>): Promise<string[]> {
  const browser = await chromium.launch(chromiumLaunchOptions());
  try {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    await look(page);
    return complaints;
  } finally {
    await browser.close();
  }
}
