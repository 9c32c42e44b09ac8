import { httpRouter } from "convex/server";
import { workosWebhook } from "convex-org-members/workos";

const http = httpRouter();

// The endpoint to name in the WorkOS dashboard: https://….convex.site/workos/webhook
http.route({ path: "/workos/webhook", method: "POST", handler: workosWebhook() });

export default http;
