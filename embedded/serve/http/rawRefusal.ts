import { STATUS_CODES } from "node:http";
import type { HttpError } from "./HttpError.js";

/** A refusal as the text of an HTTP response, for a socket without a response object. */
export function rawRefusal({ status, code, message }: HttpError): string {
  const body = JSON.stringify({ code, message });
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "Content-Type: application/json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Connection: close",
    "",
    body,
  ].join("\r\n");
}
