import { httpRouter } from "convex/server";
import { internal } from "./_generated/api";
import { httpAction } from "./_generated/server";
import { isSignedByWorkos } from "./users/isSignedByWorkos";
import { readWorkosEvent } from "./users/workosEvent";

declare const process: { env: { WORKOS_WEBHOOK_SECRET?: string } };

const http = httpRouter();

// The endpoint to name in the WorkOS dashboard, under Webhooks: https://….convex.site/workos/webhook
http.route({
  path: "/workos/webhook",
  method: "POST",
  handler: httpAction(async (ctx, request) => {
    const secret = process.env.WORKOS_WEBHOOK_SECRET;
    if (!secret) throw new Error("Set WORKOS_WEBHOOK_SECRET to the secret of the WorkOS webhook");

    const body = await request.text();
    if (!(await isSignedByWorkos(body, request.headers.get("workos-signature"), secret))) {
      return new Response("The signature is not WorkOS'", { status: 401 });
    }
    const event = readWorkosEvent(JSON.parse(body));
    if (event) await ctx.runMutation(internal.users.workosEvents.apply, { event });
    return new Response(null, { status: 200 });
  }),
});

export default http;
