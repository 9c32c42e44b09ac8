import { useCallback, useEffect } from "react";
import { assertNumItems } from "../core/session/assertNumItems.js";
import type { Member } from "../core/member.js";
import {
  type Ask,
  type FirstRows,
  missing,
  nextPage,
  type Session,
  type SessionEvent,
} from "../core/session/session.js";
import { openSession, sessionReducer } from "../core/session/sessionReducer.js";
import { useCell, useStep } from "./useCell.js";

/**
 * The session of the component that calls it.
 *
 * @param first rows loaded before the component mounted, such as a preloaded page
 * @returns the session as of this render, and functions that send it events
 */
export function useSession<M extends Member>(ask: Ask, first?: FirstRows<M> | null) {
  const { cell, send } = useCell<Session<M>, SessionEvent<M>>(
    () => openSession(ask, first),
    sessionReducer,
  );
  const session = useStep(cell, cell.get(), { type: "asked", ask });

  const loadMore = useCallback(
    (numItems: number) => {
      assertNumItems("loadMore(numItems)", numItems);
      const session = cell.get();
      if (session.status === "CanLoadMore") session.pages.loadMore(nextPage(session, numItems));
    },
    [cell],
  );
  return { cell, session, send, loadMore };
}

/** Loads members until as many have loaded as are shown from before. */
export function useCatchUp(session: Session): void {
  const numItems = missing(session);
  const { loadMore } = session.pages;
  useEffect(() => {
    if (numItems > 0) loadMore(numItems);
  }, [numItems, loadMore]);
}
