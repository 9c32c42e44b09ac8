import { useConvex } from "convex/react";
import { useEffect, useState } from "react";

/** Whether rows are kept up to date, or the client is trying to reach its deployment again. */
export type Connection = "online" | "reconnecting";

// Most reconnects take less time, and a message that disappears at once only worries people.
const PATIENCE_MS = 1_000;

/** The state of the Convex client's connection, once an interruption has lasted for a second. */
export function useConnection(): Connection {
  const convex = useConvex();
  const [connection, setConnection] = useState<Connection>("online");
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const { isWebSocketConnected, hasEverConnected, connectionRetries } =
        convex.connectionState();
      if (isWebSocketConnected || (!hasEverConnected && connectionRetries === 0)) {
        clearTimeout(timer);
        timer = undefined;
        setConnection("online");
      } else timer ??= setTimeout(() => setConnection("reconnecting"), PATIENCE_MS);
    };
    look();
    const unsubscribe = convex.subscribeToConnectionState(look);
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [convex]);
  return connection;
}
