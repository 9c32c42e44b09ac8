import { useCallback, useEffect, useInsertionEffect, useReducer, useState } from "react";
import { createCell, type Cell } from "../core/createCell.js";

type Presence = { readonly type: "left" | "returned" };

/**
 * State that a plain reducer moves on: by what a render knows of ({@link useStep}), and by what
 * happens at other times. It is told when the component's effects are taken down and set up again.
 *
 * @returns the cell that keeps the state, and how to tell it what happens
 */
export function useCell<State, Event>(
  open: () => State,
  reduce: (state: State, event: Event | Presence) => State,
) {
  const [cell] = useState(() => createCell(open(), reduce));
  const [, render] = useReducer(() => ({}), {});
  const send = useCallback(
    (event: Event | Presence) => {
      if (cell.send(event)) render();
    },
    [cell],
  );
  useEffect(() => {
    send({ type: "returned" });
    return () => send({ type: "left" });
  }, [send]);
  return { cell, send, render };
}

/**
 * What an event that a render knows of makes of the state. A render may be thrown away, so only a
 * commit keeps it; before any layout effect, so that those find it there.
 */
export function useStep<State, Event>(cell: Cell<State, Event>, from: State, event: Event): State {
  const state = cell.step(from, event);
  useInsertionEffect(() => cell.commit(from, state, event));
  return state;
}
