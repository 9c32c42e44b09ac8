import type { ValidatorJSON } from "convex/values";

/** A validator as Convex writes it in its errors, such as `v.object({name: v.string()})`. */
export function describeValidator(validator: ValidatorJSON): string {
  switch (validator.type) {
    case "id":
      return `v.id("${validator.tableName}")`;
    case "literal":
      // A bigint arrives as an object: JSON has none.
      return `v.literal(${typeof validator.value === "object" ? "<bigint>" : JSON.stringify(validator.value)})`;
    case "array":
      return `v.array(${describeValidator(validator.value)})`;
    case "union":
      return `v.union(${validator.value.map(describeValidator).join(", ")})`;
    case "record":
      return `v.record(${describeValidator(validator.keys)}, ${describeValidator(validator.values.fieldType)})`;
    case "object": {
      const fields = Object.entries(validator.value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, { fieldType, optional }]) => {
          const type = describeValidator(fieldType);
          return `${name}: ${optional ? `v.optional(${type})` : type}`;
        });
      return `v.object({${fields.join(", ")}})`;
    }
    case "number":
      return "v.float64()";
    case "bigint":
      return "v.int64()";
    default:
      return `v.${validator.type}()`;
  }
}
