import { fieldAt } from "./fieldAt.js";
import type { UntypedCtx } from "./untypedCtx.js";
import { viewerOfRow, type IndexedViewerResolver, type ViewerResolver } from "./viewer.js";

/** Where {@link viewerFromClaim} looks; every option has a default that fits `orgMemberTables`. */
export interface ViewerFromClaimOptions<Index extends string, Field extends string> {
  /** The token's claim that names the organization. `"org_id"`, as WorkOS has it. */
  claim?: string;
  /** An index of the list's table that starts with `field`. `"by_workos_id"` */
  index?: Index;
  /** The field that holds the identity's `subject`. `"workosUserId"` */
  field?: Field;
}

/**
 * The viewer's organization is the one their token names, for people who belong to several and
 * choose one at sign-in. The token alone is not enough: it outlives a revocation, so the viewer
 * must also have a row in that organization, and it must be active.
 *
 * Reads every row of the viewer: one for each organization they belong to.
 *
 * @throws Error (while the query runs) when several rows belong to one identity and organization
 */
export function viewerFromClaim<
  Index extends string = "by_workos_id",
  Field extends string = "workosUserId",
>({
  claim = "org_id",
  index = "by_workos_id" as Index,
  field = "workosUserId" as Field,
}: ViewerFromClaimOptions<Index, Field> = {}): IndexedViewerResolver<Index, Field> {
  const resolve: ViewerResolver<UntypedCtx> = async (ctx, request) => {
    const { table, identity, organizationField } = request;
    const organization = identity[claim];
    if (typeof organization !== "string") return { organization: null, isActive: true };

    const own = ctx.db.query(table).withIndex(index, (q) => q.eq(field, identity.subject));
    const rows = [];
    for await (const row of own) {
      if (fieldAt(row, organizationField) === organization) rows.push(row);
    }
    const [row, duplicate] = rows;
    if (duplicate) {
      throw new Error(
        `Several rows of "${table}" have ${field} "${identity.subject}" and ${organizationField} "${organization}". ` +
          `Keep one row for each user and organization.`,
      );
    }
    return row ? viewerOfRow(row, request) : null;
  };
  return { index, field, resolve };
}
