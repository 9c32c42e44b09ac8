import type { IncomingMessage } from "node:http";

/** What a request asks for; `undefined` where that is no URL, as in `GET //`. */
export function urlOf({ url = "/" }: IncomingMessage): URL | undefined {
  try {
    return new URL(url, "http://loopback");
  } catch {
    return undefined;
  }
}
