import type { Member } from "../member.js";
import type { Session, SessionEvent } from "./session.js";
import { sessionReducer } from "./sessionReducer.js";

/** Where a component keeps its session: as of the last commit, moved on by what has happened since. */
export function createSessionCell<M extends Member>(session: Session<M>) {
  return {
    get: () => session,
    /** @returns whether the event has changed the session */
    send(event: SessionEvent<M>): boolean {
      const before = session;
      session = sessionReducer(session, event);
      return session !== before;
    },
    /** Keeps what a render has made of `from`, unless something has happened since it began. */
    commit(from: Session<M>, next: Session<M>, event: SessionEvent<M>): void {
      session = session === from ? next : sessionReducer(session, event);
    },
  };
}

export type SessionCell<M extends Member> = ReturnType<typeof createSessionCell<M>>;
