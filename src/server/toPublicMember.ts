import type { GenericDocument } from "convex/server";
import type { PropertyValidators, Value } from "convex/values";
import { profileFields } from "./publicMember.js";
import { withWellFormedTexts } from "./wellFormed.js";

/**
 * Builds the member that is sent, from the declared fields alone: whatever else a mapper returns is
 * left out. `null` counts as absent in an optional field, because identity providers send it for a
 * missing picture. A text that a mapper has cut within an emoji is mended: Convex cannot send half of
 * one, and the page would fail for everybody.
 */
export function toPublicMember(
  row: GenericDocument,
  chosen: Record<string, Value | undefined>,
  extraFields: PropertyValidators,
): Record<string, Value> {
  const member: Record<string, Value> = { _id: row._id!, isActive: true };
  for (const [name, validator] of Object.entries({ ...extraFields, ...profileFields })) {
    const value = Object.hasOwn(chosen, name) ? chosen[name] : undefined;
    if (value === undefined) continue;
    if (value === null && validator.isOptional === "optional") continue;
    member[name] = withWellFormedTexts(value);
  }
  return member;
}
