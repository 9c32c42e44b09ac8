import { useConvex, useQueries, type RequestForQueries } from "convex/react";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { rankAt } from "../core/browse/beginning.js";
import type { Page } from "../core/browse/page.js";
import {
  isAsking,
  type Located,
  type Pager,
  type PagerEvent,
  type View,
} from "../core/browse/pager.js";
import { openPager, pagerReducer } from "../core/browse/pagerReducer.js";
import type { Member } from "../core/member.js";
import { type QueryArgs, sourceOf } from "../core/session/membersQuery.js";
import { isRefused } from "../core/session/session.js";
import { useAuthStatus } from "../hooks/useAuthStatus.js";
import { useCell, useStep } from "../hooks/useCell.js";
import { useRetry } from "../hooks/useRetry.js";
import type { OrgMemberDirectoryQueries } from "./browseFunctions.js";

const COUNTS = "counts";

/**
 * All members of the viewer's organization by section, of whom those around what is in view are
 * loaded and live. What is decided is in `core/browse`.
 *
 * @param isShown whether the list is on screen; else the counts are live, and one page
 * @param pageSize members in a page
 */
export function useBrowsedMembers<M extends Member>(
  queries: OrgMemberDirectoryQueries<M>,
  args: QueryArgs,
  isShown: boolean,
  pageSize: number,
) {
  const { browseActiveUsersInOrg: query, locateActiveUserInOrg: locateQuery } = queries;
  const scope = sourceOf(query, args);
  const ask = { scope, auth: useAuthStatus(), isShown };
  const { cell, send, render } = useCell<Pager<M>, PagerEvent<M>>(
    () => openPager(ask, pageSize),
    pagerReducer,
  );
  const asked = useStep(cell, cell.get(), { type: "asked", ask });

  const wanted = subscriptionsOf(asked);
  const requests = useMemo(
    (): RequestForQueries => {
      const { pages, counts } = JSON.parse(wanted) as Subscriptions;
      const requested: RequestForQueries = {};
      if (counts) requested[COUNTS] = { query: queries.countActiveUsersBySection, args };
      for (const [key, page] of pages) requested[key] = { query, args: { ...args, ...page } };
      return requested;
    },
    // `api` makes new references at each use, and `args` may be new each time: `scope` tells whether
    // anything is another.
    // oxlint-disable-next-line react/exhaustive-deps
    [scope, wanted],
  );
  const pages = useQueries(requests);
  const pager = useStep(cell, asked, {
    type: "received",
    counts: pages[COUNTS],
    pages,
  } as PagerEvent<M>);
  // What an answer leaves to be asked for is asked for with the next render.
  const isToAskMore = subscriptionsOf(pager) !== wanted;
  useEffect(() => {
    if (isToAskMore) render();
  }, [isToAskMore, pager, render]);

  const client = useConvex();
  const latestArgs = useRef(args);
  useEffect(() => {
    latestArgs.current = args;
  });
  const locate = useCallback(
    (from: Pick<NonNullable<Pager["seek"]>, "from" | "order" | "skip">): Promise<Located | null> =>
      client.query(locateQuery, {
        ...latestArgs.current,
        from: from.from,
        order: from.order,
        skip: from.skip,
      }),
    // oxlint-disable-next-line react/exhaustive-deps
    [client, scope],
  );
  const { seek, failure, attempt } = pager;
  const question = isAsking(pager) && failure?.attempt !== attempt ? seek : null;
  useEffect(() => {
    if (question === null) return;
    const { id } = question;
    let isOver = false;
    const answer = (found: Located | null | Error) => {
      if (!isOver) send({ type: "located", id, found });
    };
    locate(question).then(answer, answer);
    return () => {
      isOver = true;
    };
  }, [question, locate, send]);

  const look = useCallback(
    (view: View) => {
      const before = cell.get();
      cell.send({ type: "viewed", view });
      const after = cell.get();
      // Most of the way nothing else changes by it.
      const isSame =
        after.run === before.run &&
        after.seek === before.seek &&
        sectionInView(after) === sectionInView(before);
      if (!isSame) render();
    },
    [cell, render],
  );

  const retry = useRetry(pager, send);
  return {
    pager,
    shown: pager.arrangement,
    section: sectionInView(pager),
    send,
    look,
    locate,
    retry,
    auth: ask.auth,
  };
}

/** The section of the first row in view; `""` where that is not known. */
function sectionInView<M extends Member>(pager: Pager<M>): string {
  return rankAt(pager.arrangement.sections, pager.view.first)?.section ?? "";
}

interface Subscriptions {
  readonly counts: boolean;
  readonly pages: readonly (readonly [key: string, args: ReturnType<typeof argsOf>])[];
}

/** What to be subscribed to, as a text that tells whether it is the same. */
function subscriptionsOf<M extends Member>(pager: Pager<M>): string {
  const { run, countsFailedIn, attempt } = pager;
  const isOn = isAsking(pager);
  const subscriptions: Subscriptions = {
    counts: isOn && (countsFailedIn !== attempt || isRefused(pager)),
    pages: isOn
      ? run.pages.filter(({ isLive }) => isLive).map((page) => [page.key, argsOf(page, pager)])
      : [],
  };
  return JSON.stringify(subscriptions);
}

function argsOf<M extends Member>(page: Page<M>, { pageSize }: Pager<M>) {
  const { from, order, cursor, end, isPinned } = page;
  const paginationOpts = { numItems: pageSize, cursor, ...(isPinned && { endCursor: end }) };
  return { from, order, paginationOpts };
}
