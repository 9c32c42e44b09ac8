import type { IncomingMessage, OutgoingHttpHeaders, RequestListener } from "node:http";
import type { JSONValue } from "convex/values";
import {
  callAsAdmin,
  callByBody,
  callByQueryString,
  callByUrl,
  type FunctionServer,
} from "./callEndpoints.js";
import { urlOf } from "./urlOf.js";
import { corsHeaders, preflightHeaders } from "./corsHeaders.js";
import { badRequest, HttpError } from "./HttpError.js";

/** JSON documents served as they are, by path: an issuer's keys. */
export type Documents = Readonly<Record<string, JSONValue>>;

interface Answer {
  readonly status: number;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
}

/** Answers HTTP as a Convex deployment does. */
export function createRequestListener(
  deployment: FunctionServer,
  documents: Documents = {},
): RequestListener {
  return (request, response) => {
    void answer(request, deployment, documents)
      .catch((error: unknown) => toRefusal(error, request))
      .then(({ status, headers, body }) => {
        response.writeHead(status, { ...corsHeaders(request), ...headers });
        response.end(body);
      });
  };
}

async function answer(
  request: IncomingMessage,
  deployment: FunctionServer,
  documents: Documents,
): Promise<Answer> {
  const url = urlOf(request);
  if (!url) throw badRequest("BadUrl", "The request's target is no URL.");
  const methods = routesAt(url, deployment, documents);
  const allow = Object.keys(methods ?? {}).join(",");
  if (request.method === "OPTIONS") {
    return { ...toJson(200, { allow }), headers: { ...JSON_BODY, ...preflightHeaders(request) } };
  }
  if (!methods) throw notFound(url.pathname);
  const route = methods[request.method ?? "GET"];
  if (route) return route(request);
  const refusal = `${url.pathname} takes ${allow}, not ${request.method}.`;
  return {
    ...toJson(405, { code: "MethodNotAllowed", message: refusal }),
    headers: { ...JSON_BODY, allow },
  };
}

type Route = (request: IncomingMessage) => Answer | Promise<Answer>;

/** What can be done at a URL, by method; `undefined` where there is nothing. */
function routesAt(
  url: URL,
  deployment: FunctionServer,
  documents: Documents,
): Readonly<Record<string, Route>> | undefined {
  const { pathname } = url;
  const json = (reply: (request: IncomingMessage) => Promise<JSONValue>): Route => {
    return async (request) => toJson(200, await reply(request));
  };
  if (pathname.startsWith("/api/run/")) {
    const identifier = pathname.slice("/api/run/".length);
    return { POST: json((request) => callByUrl(identifier, request, deployment)) };
  }
  switch (pathname) {
    case "/api/query":
      return {
        GET: json((request) => callByQueryString(request, url, deployment)),
        POST: json((request) => callByBody("query", request, deployment)),
      };
    case "/api/mutation":
      return { POST: json((request) => callByBody("mutation", request, deployment)) };
    case "/api/action":
      return { POST: json((request) => callByBody("action", request, deployment)) };
    case "/api/function":
      return { POST: json((request) => callAsAdmin(request, deployment)) };
    case "/api/query_ts":
    case "/api/query_at_ts":
    case "/api/query_batch":
      return { POST: json(() => Promise.reject(unsupported(pathname))) };
    case "/version":
      return { GET: () => toText("embedded") };
    case "/":
      return { GET: () => toText("This embedded Convex deployment is running.") };
  }
  const document = documents[pathname];
  return document === undefined ? undefined : { GET: () => toJson(200, document) };
}

/** Nothing is at a path, for HTTP or for sockets. */
export const notFound = (pathname: string) =>
  new HttpError(404, "NotFound", `There is nothing at ${pathname}.`);

const unsupported = (pathname: string) =>
  new HttpError(501, "Unsupported", `An embedded deployment keeps no past: it has no ${pathname}.`);

function toRefusal(error: unknown, { destroyed }: IncomingMessage): Answer {
  if (error instanceof HttpError) {
    const { status, code, message } = error;
    return toJson(status, { code, message });
  }
  // That a client has hung up is no error of the server.
  if (!destroyed) console.error(error);
  return toJson(500, {
    code: "InternalServerError",
    message: "Your request couldn't be completed. Try again later.",
  });
}

const JSON_BODY = { "content-type": "application/json" };

const toJson = (status: number, body: JSONValue): Answer => ({
  status,
  headers: JSON_BODY,
  body: JSON.stringify(body),
});

const toText = (body: string): Answer => ({
  status: 200,
  headers: { "content-type": "text/plain; charset=utf-8" },
  body,
});
