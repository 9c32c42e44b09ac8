import { viewerOfRow, type IndexedViewerResolver, type ViewerResolver } from "./viewer.js";
import type { UntypedCtx } from "./untypedCtx.js";

/** Where {@link viewerFromRow} looks; both have defaults that fit `orgMemberTables`. */
export interface ViewerFromRowOptions<Index extends string, Field extends string> {
  /** An index of the members' table that starts with `field`. @defaultValue `"by_workos_id"` */
  index?: Index;
  /** The field that holds the identity's `subject`. @defaultValue `"workosUserId"` */
  field?: Field;
}

/**
 * The viewer is the row of the members' table that belongs to the signed-in identity. The row is
 * read on every run, so revoking, deactivating or moving a viewer takes effect live.
 *
 * @throws Error (while the query runs) when several rows belong to one identity
 */
export function viewerFromRow<
  Index extends string = "by_workos_id",
  Field extends string = "workosUserId",
>({
  index = "by_workos_id" as Index,
  field = "workosUserId" as Field,
}: ViewerFromRowOptions<Index, Field> = {}): IndexedViewerResolver<Index, Field> {
  const resolve: ViewerResolver<UntypedCtx> = async (ctx, request) => {
    const { table, identity } = request;
    const [row, duplicate] = await ctx.db
      .query(table)
      .withIndex(index, (q) => q.eq(field, identity.subject))
      .take(2);
    if (duplicate) {
      throw new Error(
        `Several rows of "${table}" have ${field} "${identity.subject}", so their organization is ambiguous. ` +
          `Keep one row for each user, or resolve the viewer with viewerFromClaim() or a function of your own.`,
      );
    }
    return row ? viewerOfRow(row, request) : null;
  };
  return { index, field, resolve };
}
