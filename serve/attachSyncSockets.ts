import type { Server } from "node:http";
import { WebSocketServer, type WebSocket } from "ws";
import type { EmbeddedServer } from "../src/testing/server/EmbeddedServer.js";

/** Convex's clients give up on a server they have not heard from for some time. */
const PING_INTERVAL = 15_000;

/**
 * Lets Convex's clients connect to `/api/sync` and `/api/<version>/sync`.
 *
 * @returns cuts all connections
 */
export function attachSyncSockets(http: Server, deployment: EmbeddedServer): () => void {
  const sockets = new WebSocketServer({ noServer: true });
  http.on("upgrade", (request, socket, head) => {
    const { pathname } = new URL(request.url ?? "/", "http://loopback");
    if (!/^\/api\/(?:[^/]+\/)?sync$/.test(pathname)) {
      socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => speakSync(client, deployment));
  });
  return () => {
    for (const client of sockets.clients) client.terminate();
    sockets.close();
  };
}

function speakSync(client: WebSocket, deployment: EmbeddedServer): void {
  const session = deployment.openSession({
    send: (message) => client.send(JSON.stringify(message)),
    close: (code, reason) => client.close(code, reason),
  });
  const ping = setInterval(() => client.send('{"type":"Ping"}'), PING_INTERVAL);
  client.on("message", (text: Buffer) => session.receive(text.toString("utf8")));
  client.on("error", () => client.terminate());
  client.on("close", () => {
    clearInterval(ping);
    deployment.closeSession(session);
  });
}
