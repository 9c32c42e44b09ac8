import { useCallback, useEffect, useInsertionEffect, useReducer, useState } from "react";
import { assertNumItems } from "../core/session/assertNumItems.js";
import type { Member } from "../core/member.js";
import { createSessionCell, type SessionCell } from "../core/session/createSessionCell.js";
import {
  type Ask,
  type FirstRows,
  missing,
  nextPage,
  type Session,
  type SessionEvent,
} from "../core/session/session.js";
import { openSession, sessionReducer } from "../core/session/sessionReducer.js";

/**
 * The session of the component that calls it.
 *
 * @param first rows loaded before the component mounted, such as a preloaded page
 * @returns the session as of this render, and how to tell it what happens
 */
export function useSession<M extends Member>(ask: Ask, first?: FirstRows<M> | null) {
  const [cell] = useState(() => createSessionCell(openSession(ask, first)));
  const [, render] = useReducer(() => ({}), {});
  const session = useSessionStep(cell, cell.get(), { type: "asked", ask });

  const send = useCallback(
    (event: SessionEvent<M>) => {
      if (cell.send(event)) render();
    },
    [cell],
  );
  useEffect(() => {
    send({ type: "returned" });
    return () => send({ type: "left" });
  }, [send]);

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

/**
 * What an event that a render knows of makes of the session. A render may be thrown away, so only a
 * commit keeps it; before any layout effect, so that those find it there.
 */
export function useSessionStep<M extends Member>(
  cell: SessionCell<M>,
  from: Session<M>,
  event: SessionEvent<M>,
): Session<M> {
  const session = sessionReducer(from, event);
  useInsertionEffect(() => cell.commit(from, session, event));
  return session;
}

/** Loads what is missing to catch up with the rows held. */
export function useCatchUp(session: Session): void {
  const numItems = missing(session);
  const { loadMore } = session.pages;
  useEffect(() => {
    if (numItems > 0) loadMore(numItems);
  }, [numItems, loadMore]);
}
