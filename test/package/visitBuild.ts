import type { Page } from "playwright";
import { preview } from "vite";
import { visit } from "./visit.js";

/** As {@link visit}, with what Vite has built in `folder` served meanwhile at `url`. */
export async function visitBuild(
  folder: string,
  look: (page: Page, url: string) => Promise<void>,
): Promise<string[]> {
  const server = await preview({ root: folder, configFile: false, preview: { port: 0 } });
  try {
    return await visit((page) => look(page, server.resolvedUrls!.local[0]!));
  } finally {
    await server.close();
  }
}
