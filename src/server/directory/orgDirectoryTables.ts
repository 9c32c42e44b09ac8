import { defineTable } from "convex/server";
import { v } from "convex/values";
import type { TableOf } from "../tableOf.js";
import { sectionsValidator } from "./sections.js";

const words = {
  /** The value of the organization field in the member's own row. */
  organization: v.any(),
  /** The id of the member's own row. */
  member: v.string(),
  /** The member's name as `nameKey` folds it. */
  name: v.string(),
  /** The rest of `name`, from one of its words on. */
  key: v.string(),
  /** In the first row of a member only: the section, `"A"`. */
  section: v.optional(v.string()),
  /** In that row: the order within the section, unique for each member. */
  sortKey: v.optional(v.string()),
  /** In that row: the row of counts that it is counted in. */
  shard: v.optional(v.number()),
};

const counts = {
  organization: v.any(),
  shard: v.number(),
  sections: sectionsValidator,
  /** While `rebuild` counts again: what it has counted so far, up to this creation time. */
  recount: v.optional(v.object({ through: v.number(), sections: sectionsValidator })),
};

type OrgDirectoryTables = {
  orgDirectory: TableOf<
    typeof words,
    {
      by_key: ["organization", "key", "name"];
      by_section: ["organization", "section", "sortKey"];
      by_shard: ["organization", "shard"];
      by_member: ["member"];
    }
  >;
  orgDirectoryCounts: TableOf<typeof counts, { by_organization: ["organization", "shard"] }>;
};

/**
 * The tables that `orgDirectory` keeps beside the app's own: `defineSchema({ …, ...orgDirectoryTables })`.
 *
 * They hold copies of names and of organizations, and the ids of members. Nothing in them is ever
 * sent: a row only tells which member's own row to read.
 */
export const orgDirectoryTables: OrgDirectoryTables = {
  /**
   * One row for each word of an active member's name, so that a name is found by any of them:
   * `"ada king"` and `"king"` for Ada King. The first one also has the member's place from A to Z.
   */
  orgDirectory: defineTable(words)
    .index("by_key", ["organization", "key", "name"])
    .index("by_section", ["organization", "section", "sortKey"])
    .index("by_shard", ["organization", "shard"])
    .index("by_member", ["member"]),

  /**
   * How many members an organization has, by section. Spread over at most 26 rows, so that two
   * people who join at the same time seldom write the same one.
   */
  orgDirectoryCounts: defineTable(counts).index("by_organization", ["organization", "shard"]),
};
