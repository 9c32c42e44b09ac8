import "./client/prepareGlobals.js";
import { ConvexReactClient, type ConvexReactClientOptions } from "convex/react";
import { EmbeddedAuth, type AuthState, type SetIdentityOptions } from "./client/EmbeddedAuth.js";
import { EmbeddedWebSocket, type SessionServer } from "./client/EmbeddedWebSocket.js";
import { Network } from "./client/Network.js";
import type { IdentityClaims } from "./client/unsignedToken.js";
import { useEmbeddedAuth } from "./client/useEmbeddedAuth.js";
import type { FailNextOptions } from "./runtime/InjectedFailures.js";
import {
  EmbeddedServer,
  type DeploymentStats,
  type EmbeddedServerOptions,
} from "./server/EmbeddedServer.js";
import type { AnySchema, Change } from "./server/seed.js";

export interface EmbeddedDeploymentOptions<
  Schema extends AnySchema,
> extends EmbeddedServerOptions<Schema> {
  /** How long each message takes, each way, in milliseconds. Default: 0. */
  readonly latencyMs?: number;
}

export interface ConnectOptions extends Omit<ConvexReactClientOptions, "webSocketConstructor"> {
  /** Who this client is signed in as. Default: nobody. */
  readonly identity?: IdentityClaims | null;
}

export interface EmbeddedDeployment<Schema extends AnySchema> {
  /** A real client, connected to this deployment. */
  readonly client: ConvexReactClient;
  /** A URL that names the deployment; nothing listens there. */
  readonly url: string;
  /** One more real client on the same deployment: a second viewer. */
  readonly connect: (options?: ConnectOptions) => ConvexReactClient;
  /** For `<ConvexProviderWithAuth client={client} useAuth={useAuth}>`: follows {@link setIdentity}. */
  readonly useAuth: () => AuthState;
  /** Signs `client` in with these claims, such as `{ sub: "user_1", org_id: "org_1" }`; `null` signs out. */
  readonly setIdentity: (claims: IdentityClaims | null, options?: SetIdentityOptions) => void;
  /**
   * Somebody else changes the data: reads and writes the database without functions, limits and
   * identity. Do not wait for a client within it: nobody else can use the database meanwhile.
   */
  readonly mutate: <T>(change: Change<Schema, T>) => Promise<T>;
  /**
   * Makes the next runs of a function fail; a live subscription runs again on {@link refresh}. A path
   * without a function is an error.
   */
  readonly failNext: (path: string, options?: FailNextOptions) => void;
  /** Runs every subscription again. */
  readonly refresh: () => Promise<void>;
  /** How long each message takes from now on, each way, in milliseconds. */
  readonly setLatency: (latencyMs: number) => void;
  /** Cuts every connection, and lets none be made. */
  readonly goOffline: () => void;
  readonly goOnline: () => void;
  /** Cuts every connection once, as a restarting server does; clients reconnect by themselves. */
  readonly dropConnections: () => void;
  /** Counts for tests and benchmarks, as of now. */
  readonly stats: DeploymentStats;
  /** Closes all clients. Nothing of the deployment is left running. */
  readonly close: () => Promise<void>;
}

let deployments = 0;

/**
 * A Convex deployment in memory, in the page or in Node: runs the app's own schema and functions,
 * and real Convex clients talk to it. For stories, tests and benchmarks; see DIFFERENCES.md for
 * what it does not do.
 *
 * @throws if a row of the seed does not fit the schema, or `modules` lacks `convex/_generated`
 */
export function createEmbeddedDeployment<Schema extends AnySchema>({
  latencyMs = 0,
  ...options
}: EmbeddedDeploymentOptions<Schema>): EmbeddedDeployment<Schema> {
  const server = new EmbeddedServer(options);
  const network = new Network(latencyMs);
  const auth = new EmbeddedAuth();
  const clients: ConvexReactClient[] = [];
  const url = `https://embedded-${++deployments}.convex.invalid`;

  function connect({ identity = null, ...clientOptions }: ConnectOptions = {}): ConvexReactClient {
    const client = new ConvexReactClient(url, {
      unsavedChangesWarning: false,
      skipConvexDeploymentUrlCheck: true,
      // A test cuts connections on purpose. To read of them, pass `logger: true` to connect().
      logger: false,
      ...clientOptions,
      webSocketConstructor: webSocketFor(server, network),
    });
    clients.push(client);
    if (identity) {
      const own = new EmbeddedAuth();
      own.setIdentity(identity);
      client.setAuth(own.state.fetchAccessToken);
    }
    return client;
  }

  const client = connect();
  return {
    client,
    url,
    connect,
    useAuth: () => useEmbeddedAuth(auth),
    setIdentity(claims, identityOptions) {
      auth.setIdentity(claims, identityOptions);
      // Where `useAuth` is in use, Convex's provider tells the client.
      if (auth.hasListeners) return;
      if (claims) client.setAuth(auth.state.fetchAccessToken);
      else client.clearAuth();
    },
    mutate: (change) => server.mutate(change),
    failNext: (path, failure) => server.failNext(path, failure),
    refresh: () => server.refresh(),
    setLatency(next) {
      network.latencyMs = next;
    },
    goOffline: () => network.goOffline(),
    goOnline: () => network.goOnline(),
    dropConnections: () => network.drop(1011, "InternalServerError"),
    get stats() {
      return server.stats;
    },
    async close() {
      // In an effect's cleanup above a provider: the provider's own cleanup comes next, wait for it.
      await Promise.resolve();
      await Promise.all(clients.map((each) => each.close()));
    },
  };
}

/** Convex's client makes its sockets itself, with `new` and a URL. */
function webSocketFor(server: SessionServer, network: Network): typeof WebSocket {
  class BoundWebSocket extends EmbeddedWebSocket {
    constructor() {
      super(server, network);
    }
  }
  // It uses no more of `WebSocket` than `EmbeddedWebSocket` has (browser/sync/web_socket_manager.ts).
  return BoundWebSocket as unknown as typeof WebSocket;
}
