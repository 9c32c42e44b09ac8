import type { Doc } from "../_generated/dataModel";

type Membership = Pick<
  Doc<"workosMemberships">,
  "membershipId" | "organizationId" | "role" | "status" | "joinedAt"
>;

/**
 * Where a person's memberships put them, as fields of their row in `users`: in the organization
 * they joined last. A deactivated membership counts only when there is no active one; an
 * invitation and a removed membership never do.
 */
export function currentOrganization(memberships: readonly Membership[]) {
  const latest = (status: Membership["status"]) =>
    memberships
      .filter((membership) => membership.status === status)
      .toSorted((a, b) => b.joinedAt - a.joinedAt || (b.membershipId < a.membershipId ? -1 : 1))[0];

  const current = latest("active") ?? latest("inactive");
  return {
    orgId: current?.organizationId,
    orgRole: current?.role,
    isActive: current?.status !== "inactive",
  };
}
