import { parseJson } from "../runtime/parseJson.js";
import type { ClientMessage } from "./syncMessages.js";

type Check = (value: unknown) => boolean;
type Fields = Readonly<Record<string, Check>>;

const isString: Check = (value) => typeof value === "string";
const isCount: Check = (value) => Number.isInteger(value) && Number(value) >= 0;
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || value === null || check(value);

const call: Fields = { udfPath: isString, args: Array.isArray, componentPath: optional(isString) };

const MODIFICATIONS: Readonly<Record<string, Fields>> = {
  Add: { queryId: isCount, ...call, journal: optional(isString) },
  Remove: { queryId: isCount },
};

const MESSAGES: Readonly<Record<ClientMessage["type"], Fields>> = {
  Connect: { sessionId: isString, maxObservedTimestamp: optional(isString) },
  Authenticate: {
    baseVersion: isCount,
    tokenType: (value) => ["User", "Admin", "None"].includes(value as string),
    value: optional(isString),
  },
  ModifyQuerySet: {
    baseVersion: isCount,
    newVersion: isCount,
    modifications: (value) =>
      Array.isArray(value) && value.every((each) => describeMisfit(each, MODIFICATIONS) === null),
  },
  Mutation: { requestId: isCount, ...call },
  Action: { requestId: isCount, ...call },
  Event: {},
};

/** @throws Error for a text that is no message of the sync protocol */
export function readClientMessage(text: string): ClientMessage {
  const message = parseJson(text);
  const misfit = describeMisfit(message, MESSAGES);
  if (misfit !== null) throw new Error(misfit);
  return message as ClientMessage;
}

/** What keeps a value from being one of these types; `null` if nothing does. */
function describeMisfit(value: unknown, types: Readonly<Record<string, Fields>>): string | null {
  if (typeof value !== "object" || value === null) return "expected an object";
  const { type, ...fields } = value as Record<string, unknown>;
  const expected = typeof type === "string" && Object.hasOwn(types, type) ? types[type] : undefined;
  if (!expected) return `unknown variant \`${String(type)}\``;
  const wrong = Object.entries(expected).find(([field, fits]) => !fits(fields[field]));
  return wrong ? `invalid field \`${wrong[0]}\` of \`${String(type)}\`` : null;
}
