import { useCallback, useEffect } from "react";
import { retryDelay } from "../core/session/retryDelay.js";
import { type Failing, hasFailed, isRefused } from "../core/session/session.js";

/**
 * Starts another subscription some time after one has failed, but not after a refusal: `AccessWatch`
 * tells when access is given back.
 *
 * @returns starts it now
 */
export function useRetry(
  session: Failing,
  send: (event: { readonly type: "retried" }) => void,
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
