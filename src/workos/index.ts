export { applyWorkosEvent } from "./applyWorkosEvent.js";
export { workosProviders, type WorkosProvidersOptions } from "./workosProviders.js";
export { workosSync, type WorkosSyncOptions } from "./workosSync.js";
export { workosTables } from "./workosTables.js";
export { workosWebhook, type WorkosWebhookOptions } from "./workosWebhook.js";
