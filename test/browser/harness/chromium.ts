import { cdp, server } from "vitest/browser";

/** Whether these tests run in Chromium; they run in Firefox and WebKit as well. */
export const isChromium = server.browser === "chromium";

/**
 * Defines tests of what can be set up or measured in Chromium alone, by the DevTools protocol. In the
 * other engines they do not exist.
 */
export function inChromium(define: () => void): void {
  if (isChromium) define();
}

/** A command of the DevTools protocol, in tests that {@link inChromium} defines. */
export const devtools = (method: string, parameters: object = {}): Promise<unknown> =>
  (cdp() as unknown as { send(name: string, given: object): Promise<unknown> }).send(
    method,
    parameters,
  );
