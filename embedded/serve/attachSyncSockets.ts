import type { Server } from "node:http";
import { WebSocketServer, type WebSocket } from "ws";
import { notFound } from "./http/createRequestListener.js";
import { rawRefusal } from "./http/rawRefusal.js";
import { urlOf } from "./http/urlOf.js";
import type { SessionServer } from "../deployment/host.js";

/** Convex's clients give up on a server they have not heard from for some time. */
const PING_INTERVAL = 15_000;

/**
 * Lets Convex's clients connect to `/api/sync` and `/api/<version>/sync`.
 *
 * @returns cuts all connections
 */
export function attachSyncSockets(http: Server, deployment: SessionServer): () => void {
  const sockets = new WebSocketServer({ noServer: true });
  http.on("upgrade", (request, socket, head) => {
    // Nobody else listens: a client that hangs up would end the process.
    socket.on("error", () => socket.destroy());
    const path = urlOf(request)?.pathname;
    if (path === undefined || !/^\/api\/(?:[^/]+\/)?sync$/.test(path)) {
      socket.end(rawRefusal(notFound(path ?? request.url ?? "")));
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => speakSync(client, deployment));
  });
  return () => {
    for (const client of sockets.clients) client.terminate();
    sockets.close();
  };
}

function speakSync(client: WebSocket, deployment: SessionServer): void {
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
