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
  // With evidence, Convex writes the path's line even where it is empty. Without, there is no line.
  throw new ValidationError(evidence ? `${claim}\n${place}\n${evidence}` : claim + place);
}
