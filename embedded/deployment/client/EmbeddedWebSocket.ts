import type { EmbeddedServer } from "../server/EmbeddedServer.js";
import type { Session } from "../server/Session.js";
import type { ServerMessage } from "../server/syncMessages.js";
import type { Network } from "./Network.js";

const PING_INTERVAL = 15_000;

/** What a connection needs of a server. */
export type SessionServer = Pick<EmbeddedServer, "openSession" | "closeSession">;

/**
 * The part of `WebSocket` that Convex's client uses, with an {@link EmbeddedServer} at the other
 * end. Messages travel in order, and are lost when the connection is.
 */
export class EmbeddedWebSocket {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onerror: ((event: unknown) => void) | null = null;
  readyState: number = WebSocketState.connecting;

  readonly #network: Network;
  readonly #server: SessionServer;
  /** Messages on their way, either way, in the order they were sent. */
  readonly #underway: { readonly due: number; readonly task: () => void }[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ping: ReturnType<typeof setInterval> | undefined;
  #session: Session | undefined;

  constructor(server: SessionServer, network: Network) {
    this.#server = server;
    this.#network = network;
    network.add(this);
    this.#later(() => this.#open());
  }

  send(text: string): void {
    if (this.readyState !== WebSocketState.open) return;
    this.#later(() => this.#session?.receive(text));
  }

  close(code = 1005, reason = ""): void {
    if (this.readyState >= WebSocketState.closing) return;
    this.readyState = WebSocketState.closing;
    queueMicrotask(() => this.disconnect(code, reason));
  }

  /** The connection ends now, whoever ended it. */
  disconnect(code: number, reason: string): void {
    if (this.readyState === WebSocketState.closed) return;
    this.readyState = WebSocketState.closed;
    clearInterval(this.#ping);
    clearTimeout(this.#timer);
    this.#network.remove(this);
    if (this.#session) this.#server.closeSession(this.#session);
    this.onclose?.({ code, reason });
  }

  #open(): void {
    if (this.readyState !== WebSocketState.connecting) return;
    if (!this.#network.isOnline) return this.disconnect(1006, "");
    this.readyState = WebSocketState.open;
    this.#session = this.#server.openSession({
      send: (message) => this.#deliver(message),
      close: (code = 1005, reason = "") => this.#later(() => this.disconnect(code, reason)),
    });
    this.#ping = setInterval(() => this.#deliver({ type: "Ping" }), PING_INTERVAL);
    this.onopen?.();
  }

  #deliver(message: ServerMessage): void {
    const data = JSON.stringify(message);
    this.#later(() => {
      if (this.readyState === WebSocketState.open) this.onmessage?.({ data });
    });
  }

  /** After the network's latency, and never before what was sent earlier. */
  #later(task: () => void): void {
    const { latencyMs } = this.#network;
    if (latencyMs <= 0 && this.#underway.length === 0) return queueMicrotask(task);
    const last = this.#underway.at(-1)?.due ?? 0;
    this.#underway.push({ due: Math.max(performance.now() + latencyMs, last), task });
    if (this.#underway.length === 1) this.#travel();
  }

  #travel(): void {
    const next = this.#underway[0];
    if (next === undefined) return;
    this.#timer = setTimeout(() => {
      const now = performance.now();
      const arrived = this.#underway.findIndex(({ due }) => due > now);
      const tasks = this.#underway.splice(0, arrived < 0 ? Infinity : arrived);
      this.#travel();
      for (const { task } of tasks) task();
    }, next.due - performance.now());
  }
}

/** `WebSocket.CONNECTING` and so on; Node 20 has no `WebSocket`. */
const WebSocketState = { connecting: 0, open: 1, closing: 2, closed: 3 } as const;
