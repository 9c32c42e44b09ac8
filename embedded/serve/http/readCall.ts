import type { IncomingMessage } from "node:http";
import type { JSONValue } from "convex/values";
import { parseJson } from "../../deployment/host.js";
import { badRequest } from "./HttpError.js";
import { badBody, readJsonBody } from "./readJsonBody.js";

/** What a request asks for. */
export interface CallRequest {
  readonly path: string;
  readonly args: JSONValue;
  readonly format: string | undefined;
}

/** The call in a request's body. Fields it does not know are left unread, as a deployment does. */
export async function readCall(request: IncomingMessage): Promise<CallRequest> {
  const { body, text } = await readObject(request);
  const { path } = body;
  if (path === undefined) throw missing("path", text);
  if (typeof path !== "string") throw wrongType("path", "a string", text);
  return { path, ...argsAndFormat(body, text) };
}

/** The same where the URL names the function. */
export async function readArgs(request: IncomingMessage): Promise<Omit<CallRequest, "path">> {
  const { body, text } = await readObject(request);
  return argsAndFormat(body, text);
}

/** The same from a URL's query, where `args` is a string of JSON. */
export function readQueryString(parameters: URLSearchParams): CallRequest {
  const path = parameters.get("path");
  const args = parameters.get("args");
  if (path === null || args === null) {
    throw badRequest(
      "BadQueryArgs",
      `Failed to deserialize query string: missing field \`${path === null ? "path" : "args"}\``,
    );
  }
  try {
    return {
      path,
      args: parseJson(args),
      format: parameters.get("format") ?? undefined,
    };
  } catch (error) {
    throw badRequest(
      "BadQueryArgs",
      `Failed to deserialize query string: args: ${(error as Error).message}`,
    );
  }
}

async function readObject(request: IncomingMessage) {
  const { json, text } = await readJsonBody(request);
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    throw badBody(`${UNFIT}: expected an object${positionAfter(text)}`);
  }
  return { body: json as Record<string, JSONValue | undefined>, text };
}

function argsAndFormat(body: Record<string, JSONValue | undefined>, text: string) {
  const { args, format } = body;
  if (args === undefined) throw missing("args", text);
  if (format !== undefined && format !== null && typeof format !== "string") {
    throw wrongType("format", "a string", text);
  }
  return { args, format: format ?? undefined };
}

const UNFIT = "Failed to deserialize the JSON body into the target type";

const missing = (field: string, text: string) =>
  badBody(`${UNFIT}: missing field \`${field}\`${positionAfter(text)}`);

const wrongType = (field: string, expected: string, text: string) =>
  badBody(`${UNFIT}: ${field}: invalid type, expected ${expected}${positionAfter(text)}`);

/** Where the body's value ends, which is where Convex's parser finds that a field is missing. */
function positionAfter(text: string): string {
  const lines = text.trimEnd().split("\n");
  return ` at line ${lines.length} column ${Buffer.byteLength(lines.at(-1)!)}`;
}
