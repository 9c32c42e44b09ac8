import { ConvexReactClient } from "convex/react";
import type { Contender, Pages } from "./contender.js";

const contenders = import.meta.glob<{ start: Contender }>("./contenders/*.{ts,tsx}");
const query = new URLSearchParams(location.search);
const name = query.get("contender")!;
const load = contenders[`./contenders/${name}.tsx`] ?? contenders[`./contenders/${name}.ts`];
const { start } = await load!();

const client = new ConvexReactClient(query.get("deployment")!, {
  skipConvexDeploymentUrlCheck: true,
  unsavedChangesWarning: false,
});
const pageSize = Number(query.get("pageSize"));
let pages: Pages = { results: [], loadMore: () => {} };
let waiting: { until: () => boolean; resolve: () => void } | undefined;

start({
  client,
  fetchToken: async () => query.get("token")!,
  pageSize,
  onPages(next) {
    pages = next;
    if (waiting?.until()) waiting.resolve();
  },
});

function wait(until: () => boolean): Promise<void> {
  if (until()) return Promise.resolve();
  return new Promise((resolve) => {
    waiting = { until, resolve };
  });
}

/** What the runner calls; what it costs, the runner reads from the browser. */
const page = {
  async loadPages(count: number) {
    await wait(() => pages.results.length >= pageSize);
    while (pages.results.length < count * pageSize) await page.loadMore();
  },
  async loadMore() {
    const wanted = pages.results.length + pageSize;
    pages.loadMore(pageSize);
    await wait(() => pages.results.length >= wanted);
  },
  /** Resolves when a member is called so. */
  named: (displayName: string) =>
    wait(() => pages.results.some((member) => member.displayName === displayName)),
};
Object.assign(window, { page });
