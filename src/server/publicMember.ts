import {
  v,
  type GenericId,
  type ObjectType,
  type PropertyValidators,
  type VBoolean,
  type VId,
} from "convex/values";

/** The fields of a member that a mapper supplies; `_id` and `isActive` come from the query. */
export const profileFields = {
  displayName: v.optional(v.string()),
  avatarUrl: v.optional(v.string()),
};

/** No fields beyond the public four. */
export type NoFields = Record<never, never>;

type PublicFields<TableName extends string, Fields extends PropertyValidators> = Fields &
  typeof profileFields & { _id: VId<GenericId<TableName>>; isActive: VBoolean };

/**
 * The only fields of a member that are ever sent, as a Convex validator.
 *
 * @param tableName the table whose ids are sent. @defaultValue `"users"`
 * @param fields validators of the extra fields an app has declared public. @defaultValue none
 */
export function publicMember<
  TableName extends string = "users",
  Fields extends PropertyValidators = NoFields,
>(
  tableName: TableName = "users" as TableName,
  fields: Fields = {} as Fields,
): ReturnType<typeof v.object<PublicFields<TableName, Fields>>> {
  const publicFields = { ...fields, ...profileFields, _id: v.id(tableName), isActive: v.boolean() };
  return v.object<PublicFields<TableName, Fields>>(publicFields);
}

/** A member as a client gets it: the type of {@link publicMember}. */
export type PublicMember<
  TableName extends string = "users",
  Fields extends PropertyValidators = NoFields,
> = ObjectType<PublicFields<TableName, Fields>>;
