import { UsageError } from "../UsageError.js";

/** @throws UsageError unless `rows` is an array, saying what came and what to do */
export function assertArray(rows: unknown): void {
  if (!Array.isArray(rows)) {
    throw new UsageError(
      `The member list got ${describe(rows)} where it expects the members loaded so far. ` +
        "Pass the whole result of usePaginatedQuery or useActiveOrgMembers: <MemberList members={result} />.",
    );
  }
}

/** @throws UsageError unless the row at `index` is a member, saying what came and what to do */
export function assertMember(row: unknown, index: number): void {
  if (typeof (row as { _id?: unknown } | null | undefined)?._id !== "string") {
    throw malformed(row, index);
  }
}

function malformed(row: unknown, index: number): UsageError {
  const came =
    typeof row === "object" && row !== null && !Array.isArray(row)
      ? `an object with the fields ${Object.keys(row).slice(0, 8).join(", ")}`
      : describe(row);
  return new UsageError(
    `Row ${index} of the member list is ${came}, and a member is an object with a string \`_id\`. ` +
      "Return whole public members from the query: `member` in orgMembers(query, { member }) adds fields to " +
      "the `_id`, it does not replace it.",
  );
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return Array.isArray(value) ? "an array" : `a ${typeof value}`;
}
