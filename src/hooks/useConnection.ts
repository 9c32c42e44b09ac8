import { useConvex } from "convex/react";
import { useCallback, useEffect, useState, useSyncExternalStore } from "react";

/** Whether rows are kept up to date, or the client is trying to reach its deployment again. */
export type Connection = "online" | "reconnecting";

// Most reconnects are over sooner, and a message that flashes by only worries people.
const PATIENCE_MS = 1_000;

/** The state of the Convex client's connection, once an interruption has lasted for a second. */
export function useConnection(): Connection {
  const convex = useConvex();
  const subscribe = useCallback(
    (onChange: () => void) => convex.subscribeToConnectionState(onChange),
    [convex],
  );
  const isDown = () => {
    const { isWebSocketConnected, hasEverConnected, connectionRetries } = convex.connectionState();
    return !isWebSocketConnected && (hasEverConnected || connectionRetries > 0);
  };
  const down = useSyncExternalStore(subscribe, isDown, () => false);

  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!down) return;
    const timer = setTimeout(() => setLasting(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [down]);
  return down && lasting ? "reconnecting" : "online";
}
