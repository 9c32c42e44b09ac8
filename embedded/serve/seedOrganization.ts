import type { WithoutSystemFields } from "convex/server";
import type { Doc } from "../../convex/_generated/dataModel.js";

export const ORGANIZATION = "org_loopback";
/** The oldest member: the one whose token `npm run serve` prints. */
export const VIEWER = "user_loopback_1";

/** An organization of active members, the viewer among them. */
export function seedOrganization(members: number): WithoutSystemFields<Doc<"users">>[] {
  return Array.from({ length: members }, (_, index) => ({
    workosUserId: `user_loopback_${index + 1}`,
    email: `member${index + 1}@example.com`,
    orgId: ORGANIZATION,
    displayName: `Member ${index + 1}`,
    // Some have no picture, as everywhere.
    ...(index % 5 === 0 ? {} : { avatarUrl: `https://example.com/avatars/${index + 1}.jpg` }),
    isActive: true,
    createdAt: index,
    updatedAt: index,
  }));
}
