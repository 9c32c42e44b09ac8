import type { GenericDocument } from "convex/server";
import type { Value } from "convex/values";
import type { AdmittedOrganization } from "../admit.js";
import type { UntypedCtx } from "../untypedCtx.js";

/**
 * The member that a row of the directory points to: their own row is read, and the gate decides
 * whether it may be sent.
 *
 * @param isWanted gets the row that has the name
 * @returns `null` where there is no such member, or the viewer may not see them
 */
export async function pointedMember(
  ctx: UntypedCtx,
  table: string,
  organization: AdmittedOrganization,
  { member }: { readonly member: string },
  isWanted?: (named: GenericDocument) => boolean,
): Promise<Record<string, Value> | null> {
  const id = ctx.db.normalizeId(table, member);
  const row = id && (await ctx.db.get(id));
  return row && organization.publicMember(row, isWanted);
}
