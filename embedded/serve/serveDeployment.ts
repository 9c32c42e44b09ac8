import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { SessionServer } from "../deployment/host.js";
import { attachSyncSockets } from "./attachSyncSockets.js";
import type { FunctionServer } from "./http/callEndpoints.js";
import { createRequestListener, type Documents } from "./http/createRequestListener.js";
import { badRequest, HttpError } from "./http/HttpError.js";
import { rawRefusal } from "./http/rawRefusal.js";

export interface ServeOptions {
  /** `0` for any that is free. */
  port: number;
  documents?: Documents;
}

export interface ServedDeployment {
  /** Such as `http://127.0.0.1:3210`. */
  readonly url: string;
  /** Ends all connections, then resolves. */
  close(): Promise<void>;
}

/** Lets an embedded deployment be called by HTTP and WebSocket, from this machine only. */
export async function serveDeployment(
  deployment: FunctionServer & SessionServer,
  { port, documents }: ServeOptions,
): Promise<ServedDeployment> {
  const http = createServer(createRequestListener(deployment, documents));
  http.on("clientError", refuseUnreadable);
  const cutSockets = attachSyncSockets(http, deployment);
  await listen(http, port);
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        cutSockets();
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
}

/** Answers what Node cannot read as HTTP. Node by itself would answer without a body. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable) return void socket.destroy();
  const refusal =
    error.code === "HPE_HEADER_OVERFLOW"
      ? new HttpError(431, "HeadersTooLarge", "The headers are more than this server reads.")
      : error.code === "ERR_HTTP_REQUEST_TIMEOUT"
        ? new HttpError(408, "RequestTimeout", "The request did not arrive in time.")
        : badRequest("BadRequest", "This is not HTTP that this server can read.");
  socket.end(rawRefusal(refusal));
}

function listen(http: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once("error", reject);
    http.listen(port, "127.0.0.1", resolve);
  });
}
