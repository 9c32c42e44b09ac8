import type { JSONValue } from "convex/values";
import { captureNothing, type CaptureLogs } from "../runtime/CaptureLogs.js";
import type { FunctionKind, ModuleLoaders } from "../runtime/FunctionModules.js";
import { failure, type FunctionResult } from "../runtime/functionResult.js";
import type { Identity } from "../runtime/identity.js";
import type { FailNextOptions } from "../runtime/InjectedFailures.js";
import type { DatabaseChange } from "../runtime/runChange.js";
import { authenticateToken, type Authenticated, type VerifyToken } from "./authentication.js";
import { Engine } from "./Engine.js";
import { seedRows, type AnySchema, type Change, type Seed } from "./seed.js";
import { Session, type Connection } from "./Session.js";

export interface EmbeddedServerOptions<Schema extends AnySchema = AnySchema> {
  /** The app's `defineSchema(...)`. */
  readonly schema: Schema;
  /**
   * The app's `convex` folder, `_generated` included, as loaded by Vite's `import.meta.glob` (or any
   * record of paths and functions that import them).
   */
  readonly modules: ModuleLoaders;
  /** What is in the database before the first request. */
  readonly seed?: Seed<Schema>;
  /** Checks a bearer token. Default: reads the claims of a JWT, without looking at its signature. */
  readonly verify?: VerifyToken;
  /** Hides the messages of errors, and log lines, as production deployments do. Default: false. */
  readonly redactErrors?: boolean;
  /** Collects what a function writes to the console for its caller, as `logLines`. Default: nothing does. */
  readonly captureLogs?: CaptureLogs;
}

export interface RunRequest {
  /** `"any"` runs the function as whatever it is, as `POST /api/run/…` does. */
  readonly kind: FunctionKind | "any";
  /** Such as `"users/queries:list"`. */
  readonly path: string;
  readonly args: JSONValue;
  readonly identity: Identity | null;
}

/** Counts, from the start of the deployment or at the moment, that tests and benchmarks compare. */
export interface DeploymentStats {
  /** Documents that the app's functions have read. */
  readonly documentsRead: number;
  /** Documents that the app's functions have inserted, changed or deleted. */
  readonly documentsWritten: number;
  /** Runs of the app's functions, nested ones included. */
  readonly functionRuns: number;
  /** Connections open now. */
  readonly openSockets: number;
  /** Queries subscribed to now, over all connections. */
  readonly subscriptions: number;
}

/**
 * The server half of an embedded deployment: runs functions and speaks the sync protocol, over
 * whatever carries its messages. It knows no client and opens no socket.
 */
export class EmbeddedServer<Schema extends AnySchema = AnySchema> {
  readonly #engine: Engine;
  readonly #verify: VerifyToken | undefined;
  readonly #sessions = new Set<Session>();

  /** @throws if a row of the seed does not fit the schema */
  constructor(options: EmbeddedServerOptions<Schema>) {
    const { schema, modules, seed, verify } = options;
    const { redactErrors = false, captureLogs = captureNothing } = options;
    this.#engine = new Engine(schema, modules, captureLogs, redactErrors);
    this.#verify = verify;
    if (typeof seed === "function") this.#engine.seed(seed as DatabaseChange<unknown>);
    else if (seed) seedRows(this.#engine.database, seed);
  }

  get stats(): DeploymentStats {
    let subscriptions = 0;
    for (const session of this.#sessions) subscriptions += session.subscriptions;
    return {
      documentsRead: this.#engine.runner.documentsRead,
      documentsWritten: this.#engine.runner.documentsWritten,
      functionRuns: this.#engine.runner.functionRuns,
      openSockets: this.#sessions.size,
      subscriptions,
    };
  }

  /** Runs one public function. Never rejects: a function that fails gives an error result. */
  async run({ kind, ...call }: RunRequest): Promise<FunctionResult> {
    switch (kind) {
      case "query":
        return (await this.#engine.query(call)).result;
      case "mutation":
        return (await this.#engine.mutation(call)).result;
      case "action":
        return this.#engine.action(call);
      case "any":
        return this.#runAny(call);
    }
  }

  /** @throws AuthenticationError, or what `verify` throws, for a token that is refused */
  authenticate(token: string): Promise<Authenticated> {
    return authenticateToken(token, this.#verify);
  }

  /** Begins a session of the sync protocol: pass it what the client sends, and close it when that has gone. */
  openSession(connection: Connection): Session {
    const session = new Session(this.#engine, (token) => this.authenticate(token), {
      send: (message) => connection.send(message),
      close: (code, reason) => {
        this.#sessions.delete(session);
        connection.close(code, reason);
      },
    });
    this.#sessions.add(session);
    return session;
  }

  /** Ends a session whose client has gone. */
  closeSession(session: Session): void {
    session.end();
    this.#sessions.delete(session);
  }

  /** Somebody else changes the data: reads and writes it without functions, limits and identity. */
  mutate<T>(change: Change<Schema, T>): Promise<T> {
    return this.#engine.transact("deployment.mutate", change as DatabaseChange<T>);
  }

  /**
   * Makes the next runs of a function fail.
   *
   * @throws where there is no such function: at once, or, where its module was not loaded yet, as an
   * error that nobody catches
   */
  failNext(path: string, options: FailNextOptions = {}): void {
    const { modules, failures } = this.#engine.runner;
    const unknown = () =>
      new Error(`failNext: there is no function "${path}". Such a path is "users/queries:list".`);
    const isThere = modules.has(path);
    if (isThere === false) throw unknown();
    if (isThere === undefined) {
      void modules.find(path).then((found) => {
        if (!found) throw unknown();
      });
    }
    failures.add(path, options);
    this.#engine.forget(path);
  }

  /** Runs every subscription again. */
  refresh(): Promise<void> {
    return this.#engine.refresh();
  }

  async #runAny(call: Omit<RunRequest, "kind">): Promise<FunctionResult> {
    const { runner, redactErrors } = this.#engine;
    try {
      return await this.run({ ...call, kind: await runner.modules.publicKind(call.path) });
    } catch (error) {
      return failure(error, [], redactErrors);
    }
  }
}
