import { v, type Infer, type PropertyValidators } from "convex/values";

/** The fields of a member that a mapper supplies; `_id` and `isActive` come from the query. */
export const profileFields = {
  displayName: v.optional(v.string()),
  avatarUrl: v.optional(v.string()),
};

/** No fields beyond the public four. */
export type NoFields = Record<never, never>;

/**
 * The only fields of a member that ever leave the server, as a Convex validator.
 *
 * @param tableName the table whose ids are sent, `"users"` by default
 * @param fields validators of the extra fields an app has declared public, none by default
 */
export function publicMember<
  TableName extends string = "users",
  Fields extends PropertyValidators = NoFields,
>(tableName: TableName = "users" as TableName, fields: Fields = {} as Fields) {
  return v.object({
    ...fields,
    ...profileFields,
    _id: v.id(tableName),
    isActive: v.boolean(),
  });
}

/** What a client learns of a member: the type of {@link publicMember}. */
export type PublicMember<
  TableName extends string = "users",
  Fields extends PropertyValidators = NoFields,
> = Infer<ReturnType<typeof publicMember<TableName, Fields>>>;
