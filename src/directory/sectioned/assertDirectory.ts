import { getFunctionName } from "convex/server";
import { UsageError } from "../../core/UsageError.js";
import type { OrgMemberDirectoryQueries } from "./browseFunctions.js";

const QUERIES = [
  "searchActiveUsersInOrg",
  "countActiveUsersBySection",
  "browseActiveUsersInOrg",
  "locateActiveUserInOrg",
] as const satisfies (keyof OrgMemberDirectoryQueries)[];

/** @throws UsageError where one of the queries is missing */
export function assertDirectory(
  directory: unknown,
): asserts directory is OrgMemberDirectoryQueries {
  for (const name of QUERIES) {
    try {
      getFunctionName((directory as OrgMemberDirectoryQueries)[name]);
    } catch (cause) {
      throw new UsageError(
        process.env.NODE_ENV === "production"
          ? `\`directory\` has no query \`${name}\`.`
          : `\`directory\` has no query \`${name}\`. Pass \`api.users.directory\`, and export there what \`orgDirectory\` of ` +
              "convex-org-members/directory/server returns. A Next.js server component cannot pass it to a client " +
              'component (it arrives as `{}`): render the directory in a file that starts with "use client".',
        { cause },
      );
    }
  }
}
