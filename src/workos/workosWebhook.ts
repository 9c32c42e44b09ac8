import { httpActionGeneric, type PublicHttpAction } from "convex/server";
import { requiredEnv } from "./env.js";
import { isSignedByWorkos } from "./isSignedByWorkos.js";
import { syncFunction } from "./sync/syncFunction.js";

/** Options of {@link workosWebhook}. */
export interface WorkosWebhookOptions {
  /**
   * The endpoint's secret, from the WorkOS dashboard.
   *
   * @defaultValue the environment variable `WORKOS_WEBHOOK_SECRET` of the deployment
   */
  secret?: string;
  /**
   * The module that exports the functions of `workosSync`, by its path in `convex/`.
   *
   * @defaultValue `"workos"`, for `convex/workos.ts`
   */
  module?: string;
}

/**
 * Receives WorkOS' events, for `convex/http.ts`:
 *
 * ```ts
 * http.route({ path: "/workos/webhook", method: "POST", handler: workosWebhook() });
 * ```
 *
 * It answers 401 to requests that WorkOS has not signed, and 422, with the reason, to an event that
 * is malformed or dated in the future. WorkOS then sends that event again later, and
 * `workosRefusedEvents` has it until it is applied: no event is lost.
 */
export function workosWebhook({
  secret,
  module = "workos",
}: WorkosWebhookOptions = {}): PublicHttpAction {
  return httpActionGeneric(async (ctx, request) => {
    const key =
      secret ??
      requiredEnv("WORKOS_WEBHOOK_SECRET", "the secret of the webhook in WorkOS' dashboard");
    const body = await request.text();
    if (!(await isSignedByWorkos(body, request.headers.get("workos-signature"), key))) {
      return new Response("The signature is not WorkOS', or it is older than three minutes.", {
        status: 401,
      });
    }
    try {
      const { refused } = await ctx.runMutation(syncFunction({ module }, "receive"), {
        bodies: [body],
      });
      return refused.length > 0
        ? new Response(refused.join("\n"), { status: 422 })
        : new Response(null, { status: 200 });
    } catch (error) {
      // WorkOS stops sending an event again after some days, so keep it here as well.
      const reason = error instanceof Error ? error.message : String(error);
      await ctx.runMutation(syncFunction({ module }, "keepRefused"), { body, reason });
      throw error;
    }
  });
}
