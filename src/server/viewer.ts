import type { GenericDocument, UserIdentity } from "convex/server";
import type { Value } from "convex/values";
import { fieldAt } from "./fieldAt.js";
import { isActiveRow, type MemberTable } from "./memberTable.js";
import type { UntypedCtx } from "./untypedCtx.js";

/**
 * The viewer, as a resolver reports them: all that the query needs to know.
 *
 * A resolver only reports these two facts. The query decides what follows from them, so a
 * resolver can neither widen the range that is read nor forget to refuse.
 */
export interface Viewer<Organization = Value> {
  /** The organization whose members the viewer may see; `null`, `undefined` or `""` for none. */
  readonly organization: Organization | null | undefined;
  /** Whether the viewer may see anything at all; `false` is refused with `FORBIDDEN`. */
  readonly isActive: boolean;
}

/** What a resolver gets beside `ctx`: the verified identity, and the members' table. */
export interface ViewerRequest extends MemberTable {
  readonly identity: UserIdentity;
}

/**
 * Finds the viewer of a request. `null` when there is none: they see nobody, and a warning in the
 * deployment's log says so.
 */
export type ViewerResolver<Ctx, Organization = Value> = (
  ctx: Ctx,
  request: ViewerRequest,
) => Viewer<Organization> | null | Promise<Viewer<Organization> | null>;

/** A resolver that this library makes, for any app's tables. */
export interface TableViewerResolver {
  readonly resolve: ViewerResolver<UntypedCtx>;
}

/** One that finds rows by an index: the compiler checks that the app's table has it. */
export interface IndexedViewerResolver<
  Index extends string,
  Field extends string,
> extends TableViewerResolver {
  readonly index: Index;
  readonly field: Field;
}

/** The viewer that a row of the members' table describes. */
export function viewerOfRow(row: GenericDocument, request: ViewerRequest): Viewer {
  return {
    organization: fieldAt(row, request.organizationField),
    isActive: isActiveRow(row, request),
  };
}
