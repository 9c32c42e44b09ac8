import type { ConvexReactClient } from "convex/react";
import {
  makeFunctionReference,
  type FunctionReference,
  type PaginationOptions,
  type PaginationResult,
} from "convex/server";

export interface Member {
  readonly _id: string;
  readonly displayName?: string;
  readonly isActive: boolean;
}

export interface Pages {
  readonly results: readonly Member[];
  readonly loadMore: (numItems: number) => void;
}

export interface Options {
  readonly client: ConvexReactClient;
  readonly fetchToken: () => Promise<string>;
  readonly pageSize: number;
  /** Called with what is loaded, whenever it has changed. */
  readonly onPages: (pages: Pages) => void;
}

/** Subscribes to the first page and to all that are loaded after it. Draws nothing. */
export type Contender = (options: Options) => void;

export const listActiveUsersInOrg = makeFunctionReference(
  "users/queries:listActiveUsersInOrg",
) as FunctionReference<
  "query",
  "public",
  { paginationOpts: PaginationOptions },
  PaginationResult<Member>
>;
