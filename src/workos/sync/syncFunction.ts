import { makeFunctionReference } from "convex/server";
import type { ImportPosition } from "../import/importEveryone.js";
import type { SyncOptions } from "./syncOptions.js";

interface Arguments {
  receive: { bodies: string[] };
  keepRefused: { body: string; reason: string };
  endMemberships: { organizationId: string; from: number };
  importEveryone: { from: ImportPosition };
}

/**
 * A function of `workosSync`, by the module that exports it. Not through the app's `internal`: its
 * type depends on that module, and TypeScript refuses the circle.
 */
export const syncFunction = <Name extends keyof Arguments>(
  { module }: Pick<SyncOptions, "module">,
  name: Name,
) => makeFunctionReference<"mutation", Arguments[Name]>(`${module}:${name}`);
