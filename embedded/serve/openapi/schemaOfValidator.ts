import type { ValidatorJSON } from "convex/values";

/** A schema object of OpenAPI 3.0. */
export interface Schema {
  type?: "object" | "array" | "string" | "number" | "boolean";
  format?: string;
  description?: string;
  nullable?: true;
  enum?: unknown[];
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  anyOf?: Schema[];
}

/**
 * What a Convex validator says, as a schema of the plain JSON that the HTTP API speaks: 64-bit
 * integers and bytes are strings there. Objects are closed, as Convex's are.
 */
export function schemaOfValidator(validator: ValidatorJSON): Schema {
  switch (validator.type) {
    case "null":
      // OpenAPI 3.0 has no null among its types: it is a flag on the others.
      return { type: "object", nullable: true, enum: [null] };
    case "number":
    case "boolean":
    case "string":
      return { type: validator.type };
    case "bigint":
      return { type: "string", format: "int64" };
    case "bytes":
      return { type: "string", format: "byte" };
    case "any":
      return {};
    case "id":
      return { type: "string", description: `ID from table "${validator.tableName}"` };
    case "literal":
      return schemaOfLiterals([validator.value]);
    case "array":
      return { type: "array", items: schemaOfValidator(validator.value) };
    case "record":
      return {
        type: "object",
        additionalProperties: schemaOfValidator(validator.values.fieldType),
      };
    case "object":
      return schemaOfObject(validator);
    case "union":
      return schemaOfUnion(validator.value);
    default:
      throw new Error(`No OpenAPI schema is known for the validator ${JSON.stringify(validator)}.`);
  }
}

type OfType<Type extends ValidatorJSON["type"]> = Extract<ValidatorJSON, { type: Type }>;

function schemaOfObject({ value }: OfType<"object">): Schema {
  // Convex does not promise an order of the fields.
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    type: "object",
    required: fields.filter(([, field]) => !field.optional).map(([name]) => name),
    properties: Object.fromEntries(
      fields.map(([name, field]) => [name, schemaOfValidator(field.fieldType)]),
    ),
    additionalProperties: false,
  };
}

function schemaOfUnion(members: ValidatorJSON[]): Schema {
  const others = members.filter(({ type }) => type !== "null");
  const schema = asOneType(others);
  if (!schema) return { anyOf: members.map(schemaOfValidator) };
  if (others.length === members.length) return schema;
  return { ...schema, nullable: true, ...(schema.enum && { enum: [...schema.enum, null] }) };
}

/** The schema of a union whose members have one type; `undefined` where they have several. */
function asOneType(members: ValidatorJSON[]): Schema | undefined {
  const [only] = members;
  if (only && members.length === 1) {
    const schema = schemaOfValidator(only);
    return schema.type === undefined ? undefined : schema;
  }
  const literals = members.filter((member) => member.type === "literal").map(({ value }) => value);
  const types = new Set(literals.map((value) => typeof value));
  return literals.length === members.length && types.size === 1
    ? schemaOfLiterals(literals)
    : undefined;
}

function schemaOfLiterals(values: OfType<"literal">["value"][]): Schema {
  return { type: typeof values[0] as "string" | "number" | "boolean", enum: values };
}
