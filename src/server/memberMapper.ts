import type { GenericDocument } from "convex/server";
import type { ObjectType, PropertyValidators } from "convex/values";

/**
 * What `member` returns for a row: the name, the picture and the extra fields that `fields`
 * declares. In an optional field `null` and `undefined` count as absent.
 */
export type MemberProfile<Fields extends PropertyValidators> = {
  displayName?: string | null | undefined;
  avatarUrl?: string | null | undefined;
} & AbsentAllowed<ObjectType<Fields>>;

// `{}` is assignable to a type with this key only where the key is optional.
type AbsentAllowed<T> = {
  [Key in keyof T]: Record<never, never> extends Pick<T, Key> ? T[Key] | null | undefined : T[Key];
};

/** Whether rows have a name, and perhaps a picture, where the default mapper looks for them. */
export type HasProfile<Document extends GenericDocument> = Document extends {
  displayName?: string | null | undefined;
  avatarUrl?: string | null | undefined;
}
  ? "displayName" extends keyof Document
    ? true
    : false
  : false;
