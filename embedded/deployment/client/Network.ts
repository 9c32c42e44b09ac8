import type { EmbeddedWebSocket } from "./EmbeddedWebSocket.js";

/** What lies between the clients and the server: how slow it is, and whether it is there at all. */
export class Network {
  readonly #sockets = new Set<EmbeddedWebSocket>();
  /** How long each message takes, each way. */
  latencyMs: number;
  #isOnline = true;

  constructor(latencyMs: number) {
    this.latencyMs = latencyMs;
  }

  get isOnline(): boolean {
    return this.#isOnline;
  }

  add(socket: EmbeddedWebSocket): void {
    this.#sockets.add(socket);
  }

  remove(socket: EmbeddedWebSocket): void {
    this.#sockets.delete(socket);
  }

  goOffline(): void {
    this.#isOnline = false;
    this.drop(1006, "");
  }

  goOnline(): void {
    this.#isOnline = true;
    // As browsers do: Convex's client then reconnects at once, not after its back-off.
    if (typeof window !== "undefined") window.dispatchEvent(new Event("online"));
  }

  drop(code: number, reason: string): void {
    // Each removes itself from the set, which iteration allows for.
    for (const socket of this.#sockets) socket.disconnect(code, reason);
  }
}
