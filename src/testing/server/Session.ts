import type { JSONValue } from "convex/values";
import type { FunctionFailure, FunctionResult } from "../runtime/functionResult.js";
import type { Authenticated } from "./authentication.js";
import type { Engine } from "./Engine.js";
import type { QueryOutcome } from "./QueryOutcome.js";
import {
  decodeTimestamp,
  encodeTimestamp,
  encodeVersion,
  type ClientMessage,
  type FunctionResponse,
  type QuerySetModification,
  type ServerMessage,
  type StateModification,
  type SyncVersion,
} from "./syncMessages.js";

/** The server's end of a connection. */
export interface Connection {
  send(message: ServerMessage): void;
  close(code?: number, reason?: string): void;
}

interface Subscription {
  readonly path: string;
  readonly args: JSONValue;
  journal: string | null;
  outcome?: QueryOutcome;
  /** What the client was last told. */
  sent?: string;
}

/**
 * One client's session of Convex's sync protocol. Messages are handled in order; between them the
 * client is brought up to date in one transition with all that changed.
 *
 * Rules: `crates/sync/src/worker.rs` and `state.rs` in get-convex/convex-backend.
 */
export class Session {
  readonly #engine: Engine;
  readonly #authenticate: (token: string) => Promise<Authenticated>;
  readonly #connection: Connection;
  readonly #subscriptions = new Map<number, Subscription>();
  readonly #removed = new Set<number>();
  readonly #inbox: ClientMessage[] = [];
  readonly #stopListening: () => void;
  #id = "";
  #viewer: Authenticated | null = null;
  /** What the client was told last, and what it asked for since. */
  #told: SyncVersion = { querySet: 0, identity: 0, ts: 0n };
  #asked = { querySet: 0, identity: 0 };
  #needsTransition = false;
  #isWorking = false;
  #isOpen = true;

  constructor(
    engine: Engine,
    authenticate: (token: string) => Promise<Authenticated>,
    connection: Connection,
  ) {
    this.#engine = engine;
    this.#authenticate = authenticate;
    this.#connection = connection;
    this.#stopListening = engine.onCommit((isStale) => this.#afterCommit(isStale));
  }

  get subscriptions(): number {
    return this.#subscriptions.size;
  }

  /** Takes one message from the client, as the text it sent. */
  receive(text: string): void {
    try {
      this.#inbox.push(JSON.parse(text) as ClientMessage);
    } catch {
      return this.#fatal("Received a message that is not JSON.");
    }
    void this.#work();
  }

  /** Ends the session; the connection is gone, or about to be. */
  end(): void {
    this.#isOpen = false;
    this.#inbox.length = 0;
    this.#subscriptions.clear();
    this.#stopListening();
  }

  async #work(): Promise<void> {
    if (this.#isWorking) return;
    this.#isWorking = true;
    try {
      while (this.#isOpen) {
        const message = this.#inbox.shift();
        if (message) await this.#handle(message);
        else if (this.#needsTransition) await this.#transition();
        else break;
      }
    } catch (error) {
      this.#fatal(error instanceof Error ? error.message : String(error));
    } finally {
      this.#isWorking = false;
    }
  }

  async #handle(message: ClientMessage): Promise<void> {
    switch (message.type) {
      case "Connect":
        this.#id = message.sessionId;
        if (
          message.maxObservedTimestamp !== undefined &&
          decodeTimestamp(message.maxObservedTimestamp) > this.#engine.timestamp
        ) {
          this.#close(1011, "InternalServerError: the client has seen a later timestamp");
        }
        return;
      case "Authenticate":
        return this.#handleAuthenticate(message);
      case "ModifyQuerySet":
        return this.#handleQuerySet(message);
      case "Mutation":
        return this.#handleMutation(message);
      case "Action":
        return this.#handleAction(message);
      case "Event":
        return;
      default:
        this.#fatal(`Unknown message type ${String((message as { type: unknown }).type)}`);
    }
  }

  async #handleAuthenticate(message: Extract<ClientMessage, { type: "Authenticate" }>) {
    if (message.baseVersion !== this.#asked.identity) {
      return this.#close(1011, "InternalServerError: base identity version mismatch");
    }
    if (message.tokenType === "Admin") {
      return this.#fatal(
        "The embedded deployment has no admin access: sign in with a user's token.",
      );
    }
    try {
      this.#viewer =
        message.tokenType === "User" ? await this.#authenticate(message.value ?? "") : null;
    } catch (error) {
      return this.#refuse(error instanceof Error ? error.message : String(error), true);
    }
    this.#asked.identity += 1;
    this.#needsTransition = true;
    for (const subscription of this.#subscriptions.values()) subscription.outcome = undefined;
  }

  #handleQuerySet(message: Extract<ClientMessage, { type: "ModifyQuerySet" }>): void {
    if (message.baseVersion !== this.#asked.querySet) {
      return this.#fatal(
        `Base version ${message.baseVersion} passed up doesn't match the current version ${this.#asked.querySet}`,
      );
    }
    for (const modification of message.modifications) {
      if (!this.#modifyQuerySet(modification)) return;
    }
    this.#asked.querySet = message.newVersion;
    this.#needsTransition = true;
  }

  /** Returns whether the session goes on. */
  #modifyQuerySet(modification: QuerySetModification): boolean {
    if (modification.type === "Add") {
      const { queryId, udfPath, args, journal = null, componentPath } = modification;
      if (componentPath) {
        this.#fatal("Functions of components are not supported by the embedded deployment.");
        return false;
      }
      this.#subscriptions.set(queryId, { path: udfPath, args: args[0] ?? {}, journal });
      return true;
    }
    if (!this.#subscriptions.delete(modification.queryId)) {
      this.#close(1011, `InternalServerError: unknown query ${modification.queryId}`);
      return false;
    }
    this.#removed.add(modification.queryId);
    return true;
  }

  async #handleMutation(message: Extract<ClientMessage, { requestId: number }>): Promise<void> {
    if (this.#refuseExpired()) return;
    const { result, timestamp } = await this.#engine.mutation(
      this.#call(message.udfPath, message.args),
      `${this.#id} ${message.requestId}`,
    );
    const response = toResponse("MutationResponse", message.requestId, result);
    this.#send(response.success ? { ...response, ts: encodeTimestamp(timestamp) } : response);
    this.#needsTransition = true;
  }

  #handleAction(message: Extract<ClientMessage, { requestId: number }>): void {
    if (this.#refuseExpired()) return;
    // Not awaited: actions hold up neither the session nor each other.
    void this.#engine
      .action(this.#call(message.udfPath, message.args))
      .then((result) => this.#send(toResponse("ActionResponse", message.requestId, result)));
  }

  #call(path: string, args: JSONValue[]) {
    return { path, args: args[0] ?? {}, identity: this.#viewer?.identity ?? null };
  }

  #afterCommit(isStale: (outcome: QueryOutcome) => boolean): void {
    for (const subscription of this.#subscriptions.values()) {
      if (subscription.outcome && isStale(subscription.outcome)) this.#needsTransition = true;
    }
    if (this.#needsTransition) void this.#work();
  }

  async #transition(): Promise<void> {
    if (this.#refuseExpired()) return;
    await this.#engine.snapshot(async (snapshot) => {
      this.#needsTransition = false;
      const identity = this.#viewer?.identity ?? null;
      const modifications: StateModification[] = [];
      for (const queryId of this.#removed) {
        if (!this.#subscriptions.has(queryId))
          modifications.push({ type: "QueryRemoved", queryId });
      }
      this.#removed.clear();
      for (const [queryId, subscription] of this.#subscriptions) {
        if (subscription.outcome && !subscription.outcome.isStale) continue;
        const outcome = await snapshot.query({ ...subscription, identity });
        subscription.outcome = outcome;
        subscription.journal = outcome.journal;
        const told = fingerprint(outcome.result);
        if (told === subscription.sent) continue;
        subscription.sent = told;
        modifications.push(toModification(queryId, outcome));
      }
      const start = this.#told;
      this.#told = { ...this.#asked, ts: snapshot.timestamp };
      this.#send({
        type: "Transition",
        startVersion: encodeVersion(start),
        endVersion: encodeVersion(this.#told),
        modifications,
      });
    });
  }

  /** Tokens are looked at when something is done with them, not when they expire. */
  #refuseExpired(): boolean {
    const expired = this.#viewer !== null && this.#viewer.expiresAt <= Date.now();
    if (expired) this.#refuse("Convex token identity expired", false);
    return expired;
  }

  #refuse(error: string, authUpdateAttempted: boolean): void {
    const baseVersion = this.#told.identity;
    this.#send({ type: "AuthError", error, baseVersion, authUpdateAttempted });
    this.#close();
  }

  #fatal(error: string): void {
    this.#send({ type: "FatalError", error });
    this.#close();
  }

  #close(code?: number, reason?: string): void {
    if (!this.#isOpen) return;
    this.end();
    this.#connection.close(code, reason);
  }

  #send(message: ServerMessage): void {
    if (this.#isOpen) this.#connection.send(message);
  }
}

function toModification(queryId: number, { result, journal }: QueryOutcome): StateModification {
  return result.status === "success"
    ? { type: "QueryUpdated", queryId, value: result.value, logLines: result.logLines, journal }
    : { type: "QueryFailed", queryId, ...errorOf(result), journal };
}

function toResponse(
  type: FunctionResponse["type"],
  requestId: number,
  result: FunctionResult,
): FunctionResponse {
  if (result.status === "success") {
    return { type, requestId, success: true, result: result.value, logLines: result.logLines };
  }
  const { errorMessage, ...rest } = errorOf(result);
  return { type, requestId, success: false, result: errorMessage, ...rest };
}

/** An error result's fields; `errorData` is left out where there is none, as it means something. */
function errorOf({ errorMessage, errorData, logLines }: FunctionFailure) {
  return { errorMessage, logLines, ...(errorData === undefined ? {} : { errorData }) };
}

/** Equal for results that a client cannot tell apart: request ids differ at every run. */
function fingerprint(result: FunctionResult): string {
  if (result.status === "success") return JSON.stringify([result.value]);
  const message = result.errorMessage.replace(/^\[Request ID: \w+\]/, "");
  return JSON.stringify([message, result.errorData ?? null, "error"]);
}
