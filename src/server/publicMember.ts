import { v, type Infer } from "convex/values";

/**
 * The only fields of a member that ever leave the server, as a Convex validator.
 *
 * @param tableName the table whose ids are sent, `"users"` by default
 */
export function publicMember<TableName extends string = "users">(
  tableName: TableName = "users" as TableName,
) {
  return v.object({
    _id: v.id(tableName),
    displayName: v.optional(v.string()),
    avatarUrl: v.optional(v.string()),
    isActive: v.boolean(),
  });
}

/** What a client learns of a member: the type of {@link publicMember}. */
export type PublicMember<TableName extends string = "users"> = Infer<
  ReturnType<typeof publicMember<TableName>>
>;
