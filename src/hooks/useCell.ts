import { useCallback, useEffect, useInsertionEffect, useReducer, useState } from "react";
import { createCell, type Cell } from "../core/createCell.js";

type Presence = { readonly type: "left" | "returned" };

/**
 * State changed by a plain reducer: by what a render is given ({@link useStep}), and by events at
 * other times. The reducer also gets an event when the component's effects are removed and set up
 * again.
 *
 * @returns the cell that keeps the state, and a function that sends it an event
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
 * The state after an event that happens during a render. React may discard a render, so only the
 * commit keeps the state: before any layout effect, so that layout effects see it.
 */
export function useStep<State, Event>(cell: Cell<State, Event>, from: State, event: Event): State {
  const state = cell.step(from, event);
  useInsertionEffect(() => cell.commit(from, state, event));
  return state;
}
