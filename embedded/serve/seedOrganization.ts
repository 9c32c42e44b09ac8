import type { WithoutSystemFields } from "convex/server";
import type { Doc } from "../../convex/_generated/dataModel.js";
import type schema from "../../convex/schema.js";
import { sync } from "../../convex/users/directory.js";
import type { Seed } from "../deployment/host.js";

export const ORGANIZATION = "org_loopback";
/** The oldest member: the one whose token `npm run serve` prints. */
export const VIEWER = "user_loopback_1";

/** People, and the directory that finds them. */
export function seedUsers(
  users: readonly WithoutSystemFields<Doc<"users">>[],
): Seed<typeof schema> {
  return async ({ db }) => {
    for (const user of users) await sync({ db }, await db.insert("users", user));
  };
}

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
