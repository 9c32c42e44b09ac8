export {
  createEmbeddedDeployment,
  type ConnectOptions,
  type EmbeddedDeployment,
  type EmbeddedDeploymentOptions,
} from "./createEmbeddedDeployment.js";
export type { AuthState, SetIdentityOptions } from "./client/EmbeddedAuth.js";
export type { IdentityClaims } from "./client/unsignedToken.js";
export type { FailNextOptions } from "./runtime/InjectedFailures.js";
export type { Identity } from "./runtime/identity.js";
export type { DeploymentStats } from "./server/EmbeddedServer.js";
export type { AnySchema, Change, Seed } from "./server/seed.js";
