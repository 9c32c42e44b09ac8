import type { IncomingMessage } from "node:http";
import type { JSONValue } from "convex/values";
import { parseJson } from "../../deployment/host.js";
import { badRequest } from "./HttpError.js";

/** 16 MiB, the most a function's arguments may be, and some room for the rest of the body. */
export const MAX_BODY_BYTES = 2 ** 24 + 2_000;

/** The body of a request as JSON, and as its text. */
export async function readJsonBody(
  request: IncomingMessage,
): Promise<{ json: JSONValue; text: string }> {
  if (!isJson(request.headers["content-type"])) {
    throw badBody("Expected request with `Content-Type: application/json`");
  }
  const text = await readText(request);
  try {
    return { json: parseJson(text), text };
  } catch (error) {
    throw badBody(`Failed to parse the request body as JSON: ${(error as Error).message}`);
  }
}

export const badBody = (message: string) => badRequest("BadJsonBody", message);

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Read to its end even when it is too large: a client that still sends would not see the answer.
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (bytes > MAX_BODY_BYTES) {
    throw badBody("Failed to buffer the request body: length limit exceeded");
  }
  return Buffer.concat(chunks).toString("utf8");
}

function isJson(contentType = ""): boolean {
  const [mime = ""] = contentType.toLowerCase().split(";");
  return /^application\/([\w.-]+\+)?json$/.test(mime.trim());
}
