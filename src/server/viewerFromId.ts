import { viewerOfRow, type TableViewerResolver, type ViewerResolver } from "./viewer.js";
import type { UntypedCtx } from "./untypedCtx.js";

/**
 * The viewer is the row of the members' table whose `_id` the token names, as Convex Auth's tokens
 * do: their subject is the user's id and the session's, `userId|sessionId`. A subject that is an id
 * and nothing more fits, too. The row is read on every run.
 *
 * Source: `TOKEN_SUB_CLAIM_DIVIDER` in `src/server/implementation/tokens.ts` of
 * get-convex/convex-auth.
 */
export function viewerFromId(): TableViewerResolver {
  const resolve: ViewerResolver<UntypedCtx> = async (ctx, request) => {
    const [userId] = request.identity.subject.split("|", 1);
    const id = ctx.db.normalizeId(request.table, userId!);
    const row = id && (await ctx.db.get(id));
    return row && viewerOfRow(row, request);
  };
  return { resolve };
}
