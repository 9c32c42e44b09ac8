import schema from "../../convex/schema.js";
import { EmbeddedServer, type Seed } from "../deployment/host.js";
import { createTokenVerifier } from "./auth/createTokenVerifier.js";
import { createWorkosStandIn } from "./auth/createWorkosStandIn.js";
import { captureConsole } from "./captureConsole.js";
import { serveDeployment } from "./serveDeployment.js";

const captureLogs = captureConsole();
const modules = import.meta.glob(["../../convex/**/*.{ts,js}", "!../../convex/**/*.d.ts"]);

export interface ReferenceServerOptions {
  /** `0`, the default, for any that is free. */
  port?: number;
  seed?: Seed<typeof schema>;
  /** Answer as a production deployment, which says less about errors. */
  redactErrors?: boolean;
}

/**
 * The reference deployment of `convex/` on loopback: its schema, its functions and its
 * `auth.config.ts`, in memory, with tokens from a stand-in for WorkOS.
 */
export async function startReferenceServer({
  port = 0,
  seed,
  redactErrors = false,
}: ReferenceServerOptions = {}) {
  // auth.config.ts reads it as it would in a deployment.
  const clientId = (process.env.WORKOS_CLIENT_ID ??= "client_loopback");
  const { default: authConfig } = await import("../../convex/auth.config.js");
  const workos = await createWorkosStandIn(clientId);

  let url = "";
  const deployment = new EmbeddedServer({
    schema,
    modules,
    seed,
    redactErrors,
    captureLogs,
    verify: createTokenVerifier(authConfig, {
      redact: redactErrors,
      fetchJwks: (jwks) => workos.fetchJwksFrom(url)(jwks),
    }),
  });
  const served = await serveDeployment(deployment, {
    port,
    documents: workos.documents,
  });
  ({ url } = served);
  return { ...served, deployment, workos, clientId };
}

export type ReferenceServer = Awaited<ReturnType<typeof startReferenceServer>>;
