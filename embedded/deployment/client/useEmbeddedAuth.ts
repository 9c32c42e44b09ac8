import { useSyncExternalStore } from "react";
import type { AuthState, EmbeddedAuth } from "./EmbeddedAuth.js";

/** Follows who is signed in to an embedded deployment. */
export function useEmbeddedAuth(auth: EmbeddedAuth): AuthState {
  const state = () => auth.state;
  return useSyncExternalStore(auth.subscribe, state, state);
}
