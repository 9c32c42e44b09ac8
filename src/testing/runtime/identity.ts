import type { JSONValue } from "convex/values";

/** What `ctx.auth.getUserIdentity()` returns: claims under Convex's names. */
export interface Identity {
  readonly tokenIdentifier: string;
  readonly issuer: string;
  readonly subject: string;
  readonly [claim: string]: JSONValue | undefined;
}
