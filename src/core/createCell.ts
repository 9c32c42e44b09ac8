/**
 * The state of a component: that of the last commit, with all events since then.
 *
 * @param reduce returns the same state for an event that changes nothing
 */
export function createCell<State, Event>(
  state: State,
  reduce: (state: State, event: Event) => State,
) {
  return {
    get: () => state,
    /** The state after an event; nothing is kept. */
    step: reduce,
    /** @returns whether the event has changed the state */
    send(event: Event): boolean {
      const before = state;
      state = reduce(state, event);
      return state !== before;
    },
    /** Keeps the state that a render has made from `from`; after other events, adds its own to them. */
    commit(from: State, next: State, event: Event): void {
      state = state === from ? next : reduce(state, event);
    },
  };
}

export type Cell<State, Event> = ReturnType<typeof createCell<State, Event>>;
