import { badRequest, HttpError } from "./HttpError.js";

/**
 * The token of an `Authorization` header; no header is an anonymous caller. A header that is no
 * bearer token is refused before anything is verified, with `400`.
 */
export function bearerToken(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (header.length < 7) {
    throw badRequest("InvalidHeaderFailure", "Invalid authentication header");
  }
  if (/^convex /i.test(header)) {
    throw new HttpError(
      403,
      "BadDeployKey",
      "The provided deploy key was invalid for this deployment. An embedded deployment has no deploy keys.",
    );
  }
  if (!/^bearer ./i.test(header)) throw badRequest("InvalidAdminKey", "Invalid admin key");
  return header.slice(7).trim();
}
