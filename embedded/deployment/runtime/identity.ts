import type { JSONValue } from "convex/values";

/** What `ctx.auth.getUserIdentity()` returns: the token's claims, as Convex passes them on. */
export interface Identity {
  readonly tokenIdentifier: string;
  readonly issuer: string;
  readonly subject: string;
  readonly [claim: string]: JSONValue | undefined;
}
