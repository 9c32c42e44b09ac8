import { useQueries, type RequestForQueries } from "convex/react";
import { useCallback, useEffect, useMemo } from "react";
import { isAsking, type Pager, type PagerEvent, type View } from "../../core/browse/pager.js";
import { openPager, pagerReducer } from "../../core/browse/pagerReducer.js";
import { sectionAt } from "../../core/browse/section.js";
import { type Subscriptions, subscriptionsOf } from "../../core/browse/subscriptions.js";
import type { Member } from "../../core/member.js";
import { type QueryArgs, sourceOf } from "../../core/session/membersQuery.js";
import { mistakeIn } from "../../core/session/mistakeIn.js";
import { useAuthStatus } from "../../hooks/useAuthStatus.js";
import { useCell, useStep } from "../../hooks/useCell.js";
import { useRetry } from "../../hooks/useRetry.js";
import type { OrgMemberDirectoryQueries } from "./browseFunctions.js";
import { useAnswer, useLocate } from "./useLocate.js";

const COUNTS = "counts";

/**
 * All members of the viewer's organization by section. Those around the view are loaded and live.
 * The decisions are in `core/browse`.
 *
 * @param isShown whether the list is on screen; if not, only the counts and one page are live
 * @param pageSize members in a page
 * @throws UsageError where one of the queries cannot work as it is passed
 */
export function useBrowsedMembers<M extends Member>(
  queries: OrgMemberDirectoryQueries<M>,
  args: QueryArgs,
  isShown: boolean,
  pageSize: number,
) {
  const { browseActiveUsersInOrg: query } = queries;
  const scope = sourceOf(query, args);
  const ask = { scope, auth: useAuthStatus(), isShown };
  const { cell, send, render } = useCell<Pager<M>, PagerEvent<M>>(
    () => openPager(ask, pageSize, ids++),
    pagerReducer,
  );
  const asked = useStep(cell, cell.get(), { type: "asked", ask });

  const wanted = JSON.stringify(subscriptionsOf(asked));
  const requests = useMemo(
    (): RequestForQueries => {
      const { pages, counts } = JSON.parse(wanted) as Subscriptions;
      const requested: RequestForQueries = {};
      if (counts) requested[COUNTS] = { query: queries.countActiveUsersBySection, args };
      for (const [key, page] of pages) requested[key] = { query, args: { ...args, ...page } };
      return requested;
    },
    // `api` makes new references at each use, and `args` may be new each time: `scope` changes when
    // they differ.
    // oxlint-disable-next-line react/exhaustive-deps
    [scope, wanted],
  );
  const pages = useQueries(requests);
  const pager = useStep(cell, asked, {
    type: "received",
    counts: pages[COUNTS],
    pages,
  } as PagerEvent<M>);
  // If an answer makes other subscriptions necessary, they start with the next render.
  const isToAskMore = JSON.stringify(subscriptionsOf(pager)) !== wanted;
  useEffect(() => {
    if (isToAskMore) render();
  }, [isToAskMore, pager, render]);

  const mistake = pager.failure && mistakeIn(pager.failure.error);
  if (mistake) throw mistake;

  const locate = useLocate(queries, args);
  const { seek, failure, attempt } = pager;
  useAnswer(isAsking(pager) && failure?.attempt !== attempt ? seek : null, locate, send);

  const look = useCallback(
    (view: View) => {
      const before = cell.get();
      cell.send({ type: "viewed", view });
      const after = cell.get();
      // Most views change nothing else.
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

let ids = 0;

/** The section of the first row in view; `""` where that is not known. */
function sectionInView<M extends Member>(pager: Pager<M>): string {
  return sectionAt(pager.arrangement.sections, pager.view.first)?.section ?? "";
}
