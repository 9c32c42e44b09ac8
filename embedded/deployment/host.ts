/**
 * For hosts, which carry the embedded deployment's messages: `embedded/serve` does, over HTTP and
 * WebSocket. Apps use `index.ts`, which is published; this is not.
 */
export type { SessionServer } from "./client/EmbeddedWebSocket.js";
export type { CaptureLogs } from "./runtime/CaptureLogs.js";
export {
  FunctionModules,
  type FunctionKind,
  type RegisteredFunction,
} from "./runtime/FunctionModules.js";
export type { FunctionResult } from "./runtime/functionResult.js";
export type { Identity } from "./runtime/identity.js";
export {
  AuthenticationError,
  identityFromClaims,
  readClaims,
  type TokenClaims,
  type VerifyToken,
} from "./server/authentication.js";
export {
  EmbeddedServer,
  type EmbeddedServerOptions,
  type RunRequest,
} from "./server/EmbeddedServer.js";
export { parseJson } from "./runtime/parseJson.js";
export type { AnySchema, Seed } from "./server/seed.js";
