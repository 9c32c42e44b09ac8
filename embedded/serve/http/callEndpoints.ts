import type { IncomingMessage } from "node:http";
import type { JSONValue } from "convex/values";
import {
  AuthenticationError,
  type EmbeddedServer,
  type FunctionKind,
  type FunctionResult,
  type Identity,
  type RunRequest,
} from "../../deployment/host.js";
import { bearerToken } from "./bearerToken.js";
import { exportValue } from "./exportValue.js";
import { functionPath, functionPathOfUrl } from "./functionPath.js";
import { HttpError } from "./HttpError.js";
import { readArgs, readCall, readQueryString, type CallRequest } from "./readCall.js";

export type FunctionServer = Pick<EmbeddedServer, "run" | "authenticate">;

/**
 * The endpoints that run a function. They check in the order of convex-backend
 * (`crates/local_backend/src/public_api.rs`): so a request with two mistakes gets the same answer.
 */

/** `POST /api/query`, `/api/mutation` and `/api/action`: the body names the function. */
export async function callByBody(
  kind: FunctionKind,
  request: IncomingMessage,
  deployment: FunctionServer,
): Promise<JSONValue> {
  const token = bearerToken(request.headers.authorization);
  return call(kind, await readCall(request), token, deployment);
}

/** `GET /api/query?path=…&args=…` */
export async function callByQueryString(
  request: IncomingMessage,
  { searchParams }: URL,
  deployment: FunctionServer,
): Promise<JSONValue> {
  const query = readQueryString(searchParams);
  return call("query", query, bearerToken(request.headers.authorization), deployment);
}

/** `POST /api/run/users/queries/list`: the URL names the function, whatever its kind. */
export async function callByUrl(
  identifier: string,
  request: IncomingMessage,
  deployment: FunctionServer,
): Promise<JSONValue> {
  const token = bearerToken(request.headers.authorization);
  const { args, format } = await readArgs(request);
  const identity = await authenticate(token, deployment);
  const path = functionPathOfUrl(identifier);
  return run({ kind: "any", path, args, identity }, format, deployment);
}

/** `POST /api/function`: for holders of a deploy key. An embedded deployment has none. */
export async function callAsAdmin(
  request: IncomingMessage,
  deployment: FunctionServer,
): Promise<never> {
  const token = bearerToken(request.headers.authorization);
  await readCall(request);
  await authenticate(token, deployment);
  throw new HttpError(
    403,
    "BadDeployKey",
    "The provided deploy key was invalid for this deployment. Call /api/query, /api/mutation, /api/action or /api/run with a user's token.",
  );
}

async function call(
  kind: FunctionKind,
  { path, args, format }: CallRequest,
  token: string | undefined,
  deployment: FunctionServer,
): Promise<JSONValue> {
  const canonical = functionPath(path);
  const identity = await authenticate(token, deployment);
  return run({ kind, path: canonical, args, identity }, format, deployment);
}

async function authenticate(
  token: string | undefined,
  deployment: FunctionServer,
): Promise<Identity | null> {
  if (token === undefined) return null;
  try {
    return (await deployment.authenticate(token)).identity;
  } catch (error) {
    if (!(error instanceof AuthenticationError)) throw error;
    throw new HttpError(401, error.code, error.message);
  }
}

async function run(
  request: RunRequest,
  format: string | undefined,
  deployment: FunctionServer,
): Promise<JSONValue> {
  const result = await deployment.run({ ...request, args: onlyArgument(request.args) });
  return toBody(result, format);
}

/** Arguments used to be positional: an array of one is that one. */
const onlyArgument = (args: JSONValue) =>
  Array.isArray(args) && args.length === 1 ? args[0]! : args;

function toBody({ logLines, ...result }: FunctionResult, format: string | undefined): JSONValue {
  const body: Record<string, JSONValue> =
    result.status === "success"
      ? { status: "success", value: exportValue(result.value, format) }
      : { status: "error", errorMessage: result.errorMessage };
  if (result.status === "error" && result.errorData !== undefined) {
    body.errorData = exportValue(result.errorData, format);
  }
  if (logLines.length > 0) body.logLines = logLines;
  return body;
}
