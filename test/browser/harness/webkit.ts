import { server } from "vitest/browser";

/** Whether these tests run in WebKit, as Linux distributions ship it. */
export const isWebKit = server.browser === "webkit";
