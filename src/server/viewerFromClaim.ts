import { claimOf } from "./claimOf.js";
import { belongsTo, isActiveRow } from "./memberTable.js";
import type { UntypedCtx } from "./untypedCtx.js";
import { viewerOfRow, type IndexedViewerResolver, type ViewerResolver } from "./viewer.js";

/** Where {@link viewerFromClaim} looks; every option has a default that fits `orgMemberTables`. */
export interface ViewerFromClaimOptions<Index extends string, Field extends string> {
  /**
   * The token's claim that names the organization, `"o.id"` for one inside another.
   * @defaultValue `"org_id"`, as WorkOS and Auth0 have it
   */
  claim?: string;
  /** An index of the members' table that starts with `field`. @defaultValue `"by_workos_id"` */
  index?: Index;
  /** The field that holds the identity's `subject`. @defaultValue `"workosUserId"` */
  field?: Field;
  /**
   * Whether memberships that have ended stay in the table, so that somebody who left and came back
   * has several rows in one organization: one that is active is then enough.
   * @defaultValue `false`: several rows are an error
   */
  keepsEnded?: boolean;
}

/**
 * The viewer's organization is the one their token names, for people who belong to several and
 * choose one at sign-in. The token alone is not enough: it outlives a revocation, so the viewer
 * must also have a row in that organization, and it must be active.
 *
 * Reads every row of the viewer: one for each organization they belong to.
 *
 * @throws Error (while the query runs) when several rows belong to one identity and organization,
 *   unless `keepsEnded`
 */
export function viewerFromClaim<
  Index extends string = "by_workos_id",
  Field extends string = "workosUserId",
>({
  claim = "org_id",
  index = "by_workos_id" as Index,
  field = "workosUserId" as Field,
  keepsEnded = false,
}: ViewerFromClaimOptions<Index, Field> = {}): IndexedViewerResolver<Index, Field> {
  const resolve: ViewerResolver<UntypedCtx> = async (ctx, request) => {
    const { table, identity, organizationField } = request;
    const organization = claimOf(identity, claim);
    if (typeof organization !== "string") return { organization: null, isActive: true };

    const own = ctx.db.query(table).withIndex(index, (q) => q.eq(field, identity.subject));
    const rows = [];
    for await (const row of own) {
      if (belongsTo(row, organization, request)) rows.push(row);
    }
    const [row, duplicate] = rows;
    if (!row) return null;
    if (duplicate && !keepsEnded) {
      throw new Error(
        `Several rows of "${table}" have ${field} "${identity.subject}" and ${organizationField} "${organization}". ` +
          `Keep one row for each user and organization. Where memberships that have ended stay in the table, set keepsEnded.`,
      );
    }
    return viewerOfRow(rows.find((each) => isActiveRow(each, request)) ?? row, request);
  };
  return { index, field, resolve };
}
