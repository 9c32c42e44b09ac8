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

/**
 * A value that is made of the one before: of that of the last commit. It takes no second render, as
 * setting a state would.
 *
 * @param next the same value where nothing changes
 */
export function useKept<T>(initial: T, next: (last: T) => T): T {
  const [cell] = useState(() => createCell(initial, (last: T, of: typeof next) => of(last)));
  return useStep(cell, cell.get(), next);
}
