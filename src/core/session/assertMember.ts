import { UsageError } from "../UsageError.js";

/** @throws UsageError unless `rows` is an array, saying what came and what to do */
export function assertArray(rows: unknown): void {
  if (!Array.isArray(rows)) {
    throw new UsageError(
      process.env.NODE_ENV === "production"
        ? "The results of the member list are not an array."
        : `The member list got ${describe(rows)} where it expects the members loaded so far. ` +
            "Pass the whole result of usePaginatedQuery or useActiveOrgMembers: <MemberList members={result} />.",
    );
  }
}

/** @throws UsageError unless the row at `index` is a member, saying what came and what to do */
export function assertMember(row: unknown, index: number): void {
  if (typeof (row as { _id?: unknown } | null | undefined)?._id !== "string") {
    throw new UsageError(
      process.env.NODE_ENV === "production"
        ? `Row ${index} of the member list has no string \`_id\`.`
        : `Row ${index} of the member list is ${describe(row)}, and a member is an object with a string \`_id\`. ` +
            "Return whole public members from the query: `member` in orgMembers(query, { member }) adds fields to " +
            "the `_id`, it does not replace it.",
    );
  }
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return "an array";
  if (typeof value !== "object") return `a ${typeof value}`;
  return `an object with the fields ${Object.keys(value).slice(0, 8).join(", ")}`;
}
