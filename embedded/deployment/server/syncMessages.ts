import type { JSONValue } from "convex/values";

/**
 * The messages of Convex's sync protocol as JSON, as far as they are used here. Convex does not
 * export their types: they follow `browser/sync/protocol.ts` in the `convex` package.
 */
export type ClientMessage =
  | { type: "Connect"; sessionId: string; maxObservedTimestamp?: EncodedTimestamp }
  | {
      type: "ModifyQuerySet";
      baseVersion: number;
      newVersion: number;
      modifications: QuerySetModification[];
    }
  | {
      type: "Authenticate";
      baseVersion: number;
      tokenType: "User" | "Admin" | "None";
      value?: string;
    }
  | {
      type: "Mutation" | "Action";
      requestId: number;
      udfPath: string;
      args: JSONValue[];
      componentPath?: string;
    }
  | { type: "Event" };

export type QuerySetModification =
  | {
      type: "Add";
      queryId: number;
      udfPath: string;
      args: JSONValue[];
      journal?: string | null;
      componentPath?: string;
    }
  | { type: "Remove"; queryId: number };

export type ServerMessage =
  | {
      type: "Transition";
      startVersion: EncodedVersion;
      endVersion: EncodedVersion;
      modifications: StateModification[];
    }
  | FunctionResponse
  | { type: "AuthError"; error: string; baseVersion: number; authUpdateAttempted: boolean }
  | { type: "FatalError"; error: string }
  | { type: "Ping" };

export interface FunctionResponse {
  readonly type: "MutationResponse" | "ActionResponse";
  readonly requestId: number;
  readonly success: boolean;
  readonly result: JSONValue;
  readonly logLines: string[];
  readonly errorData?: JSONValue;
  /** Of a mutation that succeeded. */
  readonly ts?: EncodedTimestamp;
}

export type StateModification =
  | {
      type: "QueryUpdated";
      queryId: number;
      value: JSONValue;
      logLines: string[];
      journal: string | null;
    }
  | {
      type: "QueryFailed";
      queryId: number;
      errorMessage: string;
      errorData?: JSONValue;
      logLines: string[];
      journal: string | null;
    }
  | { type: "QueryRemoved"; queryId: number };

/** What a client has been told: which queries, whose identity, as of when. */
export interface SyncVersion {
  readonly querySet: number;
  readonly identity: number;
  readonly ts: bigint;
}

export type EncodedVersion = Omit<SyncVersion, "ts"> & { readonly ts: EncodedTimestamp };

/** Eight bytes, little-endian, in base64. */
export type EncodedTimestamp = string;

export const encodeVersion = ({ ts, ...version }: SyncVersion): EncodedVersion => ({
  ...version,
  ts: encodeTimestamp(ts),
});

export function encodeTimestamp(timestamp: bigint): EncodedTimestamp {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, timestamp, true);
  return btoa(String.fromCharCode(...new Uint8Array(view.buffer)));
}

export function decodeTimestamp(encoded: EncodedTimestamp): bigint {
  const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
  return new DataView(bytes.buffer).getBigUint64(0, true);
}
