import type { GenericDocument } from "convex/server";
import type { ObjectType, PropertyValidators } from "convex/values";

/**
 * What `member` returns for a row: the name, the picture and the extra fields that `fields`
 * declares. `null` counts as absent in an optional field.
 */
export type MemberProfile<Fields extends PropertyValidators> = {
  displayName?: string | null;
  avatarUrl?: string | null;
} & NullForAbsent<ObjectType<Fields>>;

type NullForAbsent<T> = {
  [Key in keyof T]: undefined extends T[Key] ? T[Key] | null : T[Key];
};

/** Whether rows have a name, and perhaps a picture, where the default mapper looks for them. */
export type HasProfile<Document extends GenericDocument> = Document extends {
  displayName?: string | null;
  avatarUrl?: string | null;
}
  ? "displayName" extends keyof Document
    ? true
    : false
  : false;
