import { compareValues, type Value } from "convex/values";
import { nameKey } from "../../core/words/nameKey.js";
import { wordStarts } from "../../core/words/nameMatch.js";
import { nameSection, OTHER_SECTION } from "../../core/words/nameSection.js";
import { wellFormed } from "../wellFormed.js";

/** A row of `orgDirectory`: see `orgDirectoryTables`. */
export interface DirectoryRow {
  readonly organization: Value;
  readonly member: string;
  readonly name: string;
  readonly key: string;
  readonly section?: string;
  readonly sortKey?: string;
  readonly shard?: number;
}

/** The first row of a member: each member has one, and it is the one that is counted and sorted. */
export type HeadRow = DirectoryRow & Required<Pick<DirectoryRow, "section" | "sortKey" | "shard">>;

export const isHead = (row: DirectoryRow): row is HeadRow => row.shard !== undefined;

/** How many rows an organization's counts are spread over. */
const SHARDS = 26;

const MAX_SORT_KEY = 128;

/** After every text that begins with `prefix`: no key holds this code point. */
export const endOfPrefix = (prefix: string) => `${prefix}\u{10FFFF}`;

/** The section `"#"` comes after all letters, but in an index its text would come before them. */
export const storedSection = (section: string) =>
  section === OTHER_SECTION ? endOfPrefix("") : section;

export const shownSection = (stored: string) =>
  stored === endOfPrefix("") ? OTHER_SECTION : stored;

/**
 * The rows of a member: one for each word of the name, without repetitions. The first one is the
 * member's {@link HeadRow}, which exists without a name as well.
 */
export function directoryRows(
  member: string,
  organization: Value,
  displayName: string,
  sortKey: string,
): DirectoryRow[] {
  const name = nameKey(displayName);
  const [, ...others] = wordStarts(name);
  const sorted = shortened(sortKey);
  return [
    {
      organization,
      member,
      name,
      key: name,
      section: storedSection(nameSection(sorted)),
      // The id makes the order unique: names may be equal or missing.
      sortKey: `${sorted}\0${member}`,
      // By the first letter: A to Z each have a row of counts, and other letters share them.
      shard: (sorted.codePointAt(0) ?? 0) % SHARDS,
    },
    ...others.map((start) => ({ organization, member, name, key: name.slice(start) })),
  ];
}

/** One row of each member. */
export function uniqueMembers<Row extends DirectoryRow>(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [row.member, row])).values()];
}

export function isSameRow(a: DirectoryRow, b: DirectoryRow): boolean {
  return (
    a.member === b.member &&
    a.name === b.name &&
    a.key === b.key &&
    a.section === b.section &&
    a.sortKey === b.sortKey &&
    a.shard === b.shard &&
    compareValues(a.organization, b.organization) === 0
  );
}

/** The stored rows that should not be there, and the rows that should be and are not. */
export function difference<Row extends DirectoryRow>(
  stored: readonly Row[],
  expected: readonly DirectoryRow[],
): { wrong: Row[]; missing: DirectoryRow[] } {
  const missing = [...expected];
  const wrong = stored.filter((row) => {
    const index = missing.findIndex((each) => isSameRow(each, row));
    if (index >= 0) missing.splice(index, 1);
    return index < 0;
  });
  return { wrong, missing };
}

// An app's own sort key may be of any length, and may hold halves of pairs.
function shortened(sortKey: string): string {
  const characters = Array.from(sortKey.slice(0, 2 * MAX_SORT_KEY)).slice(0, MAX_SORT_KEY);
  return wellFormed(characters.join(""));
}
