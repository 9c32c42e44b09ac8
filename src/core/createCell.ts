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
    /**
     * Keeps `next`, which a render made of `from` and an event. If other events have come since then,
     * the render's event is applied after them.
     */
    commit(from: State, next: State, event: Event): void {
      state = state === from ? next : reduce(state, event);
    },
  };
}

export type Cell<State, Event> = ReturnType<typeof createCell<State, Event>>;
