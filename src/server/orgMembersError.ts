import { ConvexError } from "convex/values";

const refusals = {
  UNAUTHORIZED: { message: "Authentication required", statusCode: 401 },
  FORBIDDEN: { message: "Your account is deactivated", statusCode: 403 },
  NOT_FOUND: { message: "No such member", statusCode: 404 },
  BAD_REQUEST: { message: "Bad request", statusCode: 400 },
} as const;

/** Why a list was refused. */
export type OrgMembersErrorCode = keyof typeof refusals;

/** The `data` of every `ConvexError` that the list throws: `error.data` on the client. */
export type OrgMembersErrorData = {
  [Code in OrgMembersErrorCode]: {
    code: Code;
    message: string;
    statusCode: (typeof refusals)[Code]["statusCode"];
  };
}[OrgMembersErrorCode];

/** A refusal that reaches the client as it is, in production too, unlike a plain `Error`. */
export function orgMembersError(code: OrgMembersErrorCode, message?: string) {
  const refusal = { code, ...refusals[code] } as OrgMembersErrorData;
  return new ConvexError<OrgMembersErrorData>(message ? { ...refusal, message } : refusal);
}
