import type { UserIdentity } from "convex/server";
import { fieldAt } from "./fieldAt.js";

/**
 * A claim of the token. Convex passes claims on in two ways: with a `customJwt` provider those of
 * nested objects are flattened (`identity["o.id"]`), with any other they stay nested
 * (`identity.o.id`). A claim whose own name has dots, such as a URL, is found as well.
 *
 * Source: `UserIdentity::from_custom_jwt` and `from_token`, `crates/keybroker/src/broker.rs` in
 * get-convex/convex-backend.
 */
export function claimOf(identity: UserIdentity, claim: string): unknown {
  return Object.hasOwn(identity, claim) ? identity[claim] : fieldAt(identity, claim);
}
