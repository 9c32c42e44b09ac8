import type { IncomingMessage, OutgoingHttpHeaders } from "node:http";

/** A browser may call a deployment from any page: the answer repeats the page's origin. */
export function corsHeaders({ headers }: IncomingMessage): OutgoingHttpHeaders {
  return {
    vary: "origin, access-control-request-method, access-control-request-headers",
    "access-control-allow-credentials": "true",
    ...(headers.origin === undefined ? {} : { "access-control-allow-origin": headers.origin }),
  };
}

/** What a browser asks before a request that is not a simple one. */
export function preflightHeaders(request: IncomingMessage): OutgoingHttpHeaders {
  const asked = request.headers["access-control-request-headers"];
  return {
    ...corsHeaders(request),
    "access-control-allow-methods": "GET,POST,OPTIONS,PATCH,DELETE,PUT",
    "access-control-max-age": "86400",
    ...(asked === undefined ? {} : { "access-control-allow-headers": asked }),
  };
}
