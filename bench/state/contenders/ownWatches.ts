import type { Watch } from "convex/react";
import type { PaginationResult } from "convex/server";
import { listActiveUsersInOrg, type Contender, type Member } from "../contender.js";

type Page = PaginationResult<Member>;

/** The floor: one watch per page, each read only when it has changed, and no React. */
export const start: Contender = ({ client, fetchToken, pageSize, onPages }) => {
  client.setAuth(fetchToken);
  const pages: Page[] = [];
  let publishing = false;

  function publish() {
    publishing = false;
    onPages({ results: pages.flatMap(({ page }) => page), loadMore });
  }

  function load(numItems: number, cursor: string | null) {
    const index = pages.length;
    const watch: Watch<Page> = client.watchQuery(listActiveUsersInOrg, {
      paginationOpts: { numItems, cursor },
    });
    watch.onUpdate(() => {
      const page = watch.localQueryResult();
      if (!page) return;
      pages[index] = page;
      // A transition tells each watch in turn: publish once.
      if (!publishing) queueMicrotask(publish);
      publishing = true;
    });
  }

  const loadMore = (numItems: number) => load(numItems, pages.at(-1)!.continueCursor);
  load(pageSize, null);
};
