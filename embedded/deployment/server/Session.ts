import type { JSONValue } from "convex/values";
import type { Authenticated } from "./authentication.js";
import type { Engine } from "./Engine.js";
import { QuerySet } from "./QuerySet.js";
import type { QueryOutcome } from "./QueryOutcome.js";
import { readClientMessage } from "./readClientMessage.js";
import { toResponse } from "./responses.js";
import {
  decodeTimestamp,
  encodeTimestamp,
  encodeVersion,
  type ClientMessage,
  type ServerMessage,
  type SyncVersion,
} from "./syncMessages.js";

/** The server's end of a connection. */
export interface Connection {
  send(message: ServerMessage): void;
  /** Close codes and reasons as in WebSocket; 1005 if left out. */
  close(code?: number, reason?: string): void;
}

type MessageOf<Type extends ClientMessage["type"]> = Extract<ClientMessage, { type: Type }>;
type FunctionMessage = Extract<ClientMessage, { requestId: number }>;

/**
 * One client's session of Convex's sync protocol. Messages are handled in order; when there are
 * none, the client is brought up to date in one transition with all that has changed.
 *
 * Rules: `crates/sync/src/worker.rs` and `state.rs` in get-convex/convex-backend.
 */
export class Session {
  readonly #engine: Engine;
  readonly #authenticate: (token: string) => Promise<Authenticated>;
  readonly #connection: Connection;
  readonly #queries = new QuerySet();
  readonly #inbox: ClientMessage[] = [];
  readonly #stopListening: () => void;
  /** Missing until the client has said it. */
  #id: string | undefined;
  #viewer: Authenticated | null = null;
  /** What the client was told last, and what it has asked for since. */
  #told: SyncVersion = { querySet: 0, identity: 0, ts: 0n };
  #asked = { querySet: 0, identity: 0 };
  #owesTransition = false;
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
    return this.#queries.size;
  }

  /** Takes one message from the client, as the text it sent. */
  receive(text: string): void {
    try {
      this.#inbox.push(readClientMessage(text));
    } catch (error) {
      return this.#fail(`Received Invalid JSON on websocket: ${(error as Error).message}`);
    }
    void this.#work();
  }

  /** Ends the session: its connection has gone, or is about to. */
  end(): void {
    this.#isOpen = false;
    this.#inbox.length = 0;
    this.#queries.clear();
    this.#stopListening();
  }

  async #work(): Promise<void> {
    if (this.#isWorking) return;
    this.#isWorking = true;
    try {
      while (this.#isOpen) {
        const message = this.#inbox.shift();
        if (message) await this.#handle(message);
        else if (this.#owesTransition) await this.#transition();
        else break;
      }
    } catch (error) {
      this.#fail(error instanceof Error ? error.message : String(error));
    } finally {
      this.#isWorking = false;
    }
  }

  async #handle(message: ClientMessage): Promise<void> {
    switch (message.type) {
      case "Connect":
        return this.#connect(message);
      case "Authenticate":
        return this.#changeViewer(message);
      case "ModifyQuerySet":
        return this.#modifyQuerySet(message);
      case "Mutation":
      case "Action":
        return this.#runFunction(message);
      case "Event":
        return;
    }
  }

  #connect({ sessionId, maxObservedTimestamp }: MessageOf<"Connect">): void {
    this.#id = sessionId;
    const observed =
      maxObservedTimestamp === undefined ? 0n : decodeTimestamp(maxObservedTimestamp);
    if (observed > this.#engine.timestamp) this.#close(1011, "Client is ahead of the server");
  }

  async #changeViewer(message: MessageOf<"Authenticate">): Promise<void> {
    const { baseVersion, tokenType, value = "" } = message;
    if (baseVersion !== this.#asked.identity) {
      return this.#close(1011, "Base version of the identity does not match");
    }
    if (tokenType === "Admin") {
      return this.#fail("The embedded deployment has no admin access: use a user's token.");
    }
    try {
      this.#viewer = tokenType === "User" ? await this.#authenticate(value) : null;
    } catch (error) {
      return this.#refuse(error instanceof Error ? error.message : String(error), true);
    }
    this.#asked.identity += 1;
    this.#queries.expire();
    this.#owesTransition = true;
  }

  #modifyQuerySet(message: MessageOf<"ModifyQuerySet">): void {
    const { baseVersion, newVersion, modifications } = message;
    const current = this.#asked.querySet;
    if (baseVersion !== current) {
      return this.#fail(
        `Base version ${baseVersion} passed up doesn't match the current version ${current}`,
      );
    }
    if (newVersion <= baseVersion) return this.#close(1011, "The query set has no new version");
    const added = modifications.filter(({ type }) => type === "Add").length;
    const left = this.#queries.size - (modifications.length - added);
    if (left + added > MAX_QUERIES) {
      return this.#fail(
        `More than ${MAX_QUERIES} queries in one session: the embedded deployment runs one at a time, and others would wait.`,
      );
    }
    for (const modification of modifications) {
      if (modification.type === "Add") {
        if (modification.componentPath) return this.#fail(NO_COMPONENTS);
        if (!this.#queries.add(modification)) {
          return this.#close(1011, `Duplicate query ID: ${modification.queryId}`);
        }
      } else if (!this.#queries.remove(modification.queryId)) {
        return this.#close(1011, `Nonexistent query id: ${modification.queryId}`);
      }
    }
    this.#asked.querySet = newVersion;
    this.#owesTransition = true;
  }

  async #runFunction(message: FunctionMessage): Promise<void> {
    if (this.#refuseExpired()) return;
    if (message.componentPath) return this.#fail(NO_COMPONENTS);
    // A deployment starts new queries at once: they do not see what was sent after them.
    if (this.#queries.hasNew) await this.#transition();
    if (message.type === "Mutation") await this.#runMutation(message);
    else this.#runAction(message);
  }

  async #runMutation(message: FunctionMessage): Promise<void> {
    const { requestId } = message;
    const request = this.#id === undefined ? undefined : `${this.#id} ${requestId}`;
    const { result, timestamp } = await this.#engine.mutation(this.#call(message), request);
    const response = toResponse("MutationResponse", requestId, result);
    this.#send(response.success ? { ...response, ts: encodeTimestamp(timestamp) } : response);
    this.#owesTransition = true;
  }

  #runAction(message: FunctionMessage): void {
    // Not awaited: actions hold up neither the session nor each other.
    void this.#engine.action(this.#call(message)).then((result) => {
      this.#send(toResponse("ActionResponse", message.requestId, result));
      this.#owesTransition = true;
      return this.#work();
    });
  }

  #call({ udfPath, args }: FunctionMessage) {
    const [first = {} as JSONValue] = args;
    return { path: udfPath, args: first, identity: this.#viewer?.identity ?? null };
  }

  #afterCommit(isStale: (outcome: QueryOutcome) => boolean): void {
    if (!this.#queries.isAnyStale(isStale)) return;
    this.#owesTransition = true;
    void this.#work();
  }

  async #transition(): Promise<void> {
    if (this.#refuseExpired()) return;
    await this.#engine.snapshot(async (snapshot) => {
      this.#owesTransition = false;
      const identity = this.#viewer?.identity ?? null;
      const modifications = await this.#queries.update((call) =>
        snapshot.query({ ...call, identity }),
      );
      const from = this.#told;
      this.#told = { ...this.#asked, ts: snapshot.timestamp };
      this.#send({
        type: "Transition",
        startVersion: encodeVersion(from),
        endVersion: encodeVersion(this.#told),
        modifications,
      });
    });
  }

  /** A token is looked at when something is done with it, not at the moment it expires. */
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

  #fail(error: string): void {
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

/** Far more than a list of 500 pages subscribes to, and run in less than a second. */
const MAX_QUERIES = 4_000;

const NO_COMPONENTS = "Functions of components are not supported by the embedded deployment.";
