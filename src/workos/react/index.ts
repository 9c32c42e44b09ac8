export {
  ConvexProviderWithAuthKit,
  type ConvexProviderWithAuthKitProps,
} from "./ConvexProviderWithAuthKit.js";
export type { AuthKit } from "./useAuthKitSession.js";
export type { AuthKitNextjs, AuthKitNextjsTokens } from "./useAuthKitNextjsSession.js";
