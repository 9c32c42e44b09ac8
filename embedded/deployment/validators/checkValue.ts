import type { Value, ValidatorJSON } from "convex/values";
import { findMismatch, type TableOf } from "./findMismatch.js";

/** A value that does not fit its validator. */
export class ValidationError extends Error {}

/** @throws ValidationError unless the value fits */
export function checkValue(validator: ValidatorJSON, value: Value, tableOf: TableOf): void {
  const mismatch = findMismatch(validator, value, tableOf);
  if (!mismatch) return;
  const { claim, path, evidence } = mismatch;
  const place = path && `Path: ${path}`;
  // Convex leaves the line of the path empty, rather than out; and without evidence there is none.
  throw new ValidationError(evidence ? `${claim}\n${place}\n${evidence}` : claim + place);
}
