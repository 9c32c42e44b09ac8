/**
 * Where a component keeps its state: as of the last commit, moved on by what has happened since.
 *
 * @param reduce returns the same state for an event that changes nothing
 */
export function createCell<State, Event>(
  state: State,
  reduce: (state: State, event: Event) => State,
) {
  return {
    get: () => state,
    /** What an event makes of a state; nothing is kept. */
    step: reduce,
    /** @returns whether the event has changed the state */
    send(event: Event): boolean {
      const before = state;
      state = reduce(state, event);
      return state !== before;
    },
    /** Keeps what a render has made of `from`, unless something has happened since it began. */
    commit(from: State, next: State, event: Event): void {
      state = state === from ? next : reduce(state, event);
    },
  };
}

export type Cell<State, Event> = ReturnType<typeof createCell<State, Event>>;
