import { useCallback, useEffect } from "react";
import type { Member } from "../core/member.js";
import { retryDelay } from "../core/session/retryDelay.js";
import { hasFailed, isRefused, type Session, type SessionEvent } from "../core/session/session.js";

/**
 * Starts another subscription some time after one has failed. A refusal does not pass by itself:
 * `AccessWatch` tells when it is lifted.
 *
 * @returns starts it now
 */
export function useRetry<M extends Member>(
  session: Session<M>,
  send: (event: SessionEvent<M>) => void,
): () => void {
  const retry = useCallback(() => send({ type: "retried" }), [send]);
  const waits = hasFailed(session) && !isRefused(session);
  const failures = session.failure?.count ?? 0;
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(retry, retryDelay(failures));
    return () => clearTimeout(timer);
  }, [waits, failures, retry]);
  return retry;
}
