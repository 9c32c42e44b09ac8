import type { GenericDocument, NamedTableInfo, Query } from "convex/server";
import type { PropertyValidators, Value } from "convex/values";
import { belongsTo, isActiveRow, isOrganization, type MemberTable } from "./memberTable.js";
import { orgMembersError } from "./orgMembersError.js";
import { personOf, type PersonLookup } from "./personOf.js";
import { toPublicMember } from "./toPublicMember.js";
import type { UntypedCtx, UntypedDataModel } from "./untypedCtx.js";
import type { ViewerResolver } from "./viewer.js";

/** The options that decide who sees which rows and fields. */
export interface Admission extends MemberTable {
  readonly viewer: ViewerResolver<UntypedCtx>;
  readonly person: PersonLookup | undefined;
  readonly member: (
    row: GenericDocument,
    ctx: UntypedCtx,
    membership: GenericDocument,
  ) => Profile | Promise<Profile>;
  readonly fields: PropertyValidators;
}

type Profile = Record<string, Value | undefined> | null;

/** The organization that a viewer was admitted to: all that a query may read and send. */
export interface AdmittedOrganization {
  /** The organization's value in `organizationField`, to begin the range of another table with. */
  readonly id: Value;
  /** Its active members, in the order of the index. */
  readonly activeMembers: () => Query<NamedTableInfo<UntypedDataModel, string>>;
  /**
   * The public fields of a row: `null` unless the row is one of its active members, and `isWanted`
   * accepts the row that has the name.
   */
  readonly publicMember: (
    row: GenericDocument,
    isWanted?: (named: GenericDocument) => boolean,
  ) => Promise<Record<string, Value> | null>;
}

/**
 * THE TENANT BOUNDARY. Every query of this package begins here, and reads and sends only what it
 * gets from here:
 *
 * 1. Nobody is served without an identity that Convex has verified.
 * 2. The viewer is resolved on every run, from the identity and the tables alone: no argument of
 *    the client is known here. No viewer or no organization: `null`, and the query answers with
 *    nothing. A deactivated viewer: a refusal.
 * 3. Members are read from one index range: (the viewer's organization, active).
 * 4. A row that was found in another way, such as by a pointer in another table, is checked for
 *    the same two values before any field of it is sent.
 * 5. A member is built from the declared fields alone. Convex validates it once more.
 *
 * @throws ConvexError `UNAUTHORIZED` without an identity, `FORBIDDEN` for a deactivated viewer
 */
export async function admit(
  ctx: UntypedCtx,
  admission: Admission,
): Promise<AdmittedOrganization | null> {
  const { table, index, organizationField, activeField, activeValue } = admission;

  const identity = await ctx.auth.getUserIdentity();
  if (identity === null) throw orgMembersError("UNAUTHORIZED");

  const viewer = await admission.viewer(ctx, {
    identity,
    table,
    index,
    organizationField,
    activeField,
    activeValue,
  });
  if (viewer === null) {
    warnOfUnknownViewer(identity.subject, table);
    return null;
  }
  const { organization } = viewer;
  if (!isOrganization(organization)) return null;
  if (viewer.isActive !== true) throw orgMembersError("FORBIDDEN");

  return {
    id: organization,
    activeMembers: () =>
      ctx.db
        .query(table)
        .withIndex(index, (q) =>
          q.eq(organizationField, organization).eq(activeField, activeValue),
        ),
    publicMember: async (row, isWanted = () => true) => {
      if (!belongsTo(row, organization, admission) || !isActiveRow(row, admission)) return null;
      const { person, member, fields } = admission;
      const named = person ? await personOf(row, ctx.db, person) : row;
      const profile = named && isWanted(named) && (await member(named, ctx, row));
      return profile ? toPublicMember(row, profile, fields) : null;
    },
  };
}

function warnOfUnknownViewer(subject: string, table: string) {
  console.warn(
    `convex-org-members: "${subject}" is signed in, but no row of "${table}" makes them a member, ` +
      `so they see nobody. Is something filling the table?`,
  );
}
