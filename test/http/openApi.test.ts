import { readFileSync } from "node:fs";
import { queryGeneric } from "convex/server";
import { describe, expect, test } from "vitest";
import { v, type GenericValidator, type ValidatorJSON } from "convex/values";
import { main } from "../../embedded/serve/openapi/main.js";
import { schemaOfValidator } from "../../embedded/serve/openapi/schemaOfValidator.js";
import type { RegisteredFunction } from "../../embedded/deployment/host.js";
import { differences } from "./differences.js";
import { contract, ours, schemaValidator, type OpenApi } from "./documented.js";
import { BROWSE, COUNT, LIST, LOCATE, SEARCH, SECTIONS, firstPage } from "./referenceServer.js";

describe("docs/openapi.json", () => {
  test("says what the functions' validators say", async () => {
    const committed = readFileSync(new URL("../../docs/openapi.json", import.meta.url), "utf8");
    expect(await main({}), "Run `npm run openapi`.").toBe(committed);
  });

  test("has the public functions, and no internal one", () => {
    expect(Object.keys(ours.paths)).toEqual([BROWSE, SECTIONS, COUNT, LOCATE, SEARCH, LIST]);
  });

  test("names the deployments of dev, staging and prod that the environment names", async () => {
    const environment = {
      CONVEX_URL_DEV: "https://dev-1.convex.cloud",
      CONVEX_URL_PROD: "https://prod-1.convex.cloud",
    };
    const { servers } = JSON.parse(await main(environment)) as { servers: object[] };
    expect(servers).toMatchObject([
      { url: "https://dev-1.convex.cloud", description: "Dev Convex deployment" },
      { url: "https://{deployment}.convex.cloud", description: "Staging Convex deployment" },
      { url: "https://prod-1.convex.cloud", description: "Prod Convex deployment" },
    ]);
  });

  test("means what the contract means, and says more", () => {
    expect(differences(meaning(ours), meaning(contract))).toEqual([
      // The contract has the list alone.
      ...[BROWSE, SECTIONS, COUNT, LOCATE, SEARCH].map((path) => `+ paths.${path}: ["post"]`),
      // Convex refuses arguments it does not know, and so does the validator: args are closed.
      "+ request.schema.properties.args.additionalProperties: false",
      "+ request.schema.properties.args.properties.paginationOpts.additionalProperties: false",
      // What `usePaginatedQuery` sends beside the two: the contract's service refused it.
      '+ request.schema.properties.args.properties.paginationOpts.properties.endCursor: {"type":"string","nullable":true}',
      '+ request.schema.properties.args.properties.paginationOpts.properties.id: {"type":"number"}',
      '+ request.schema.properties.args.properties.paginationOpts.properties.maximumBytesRead: {"type":"number"}',
      '+ request.schema.properties.args.properties.paginationOpts.properties.maximumRowsRead: {"type":"number"}',
      // What a function logs comes back from a deployment that is not production.
      '+ responses.200.properties.logLines: {"type":"array","items":{"type":"string"}}',
      "+ responses.200.properties.value.additionalProperties: false",
      // Convex's validator for pages has no null here, and an empty list has "": each of our
      // answers is one of the contract's.
      "- responses.200.properties.value.properties.continueCursor.nullable: true",
      // Of a member nothing else ever leaves.
      "+ responses.200.properties.value.properties.page.items.additionalProperties: false",
      // The client splits pages by them.
      '+ responses.200.properties.value.properties.pageStatus: {"type":"string","enum":["SplitRecommended","SplitRequired",null],"nullable":true}',
      '+ responses.200.properties.value.properties.splitCursor: {"type":"string","nullable":true}',
      // Every failure has a code and a message.
      '+ responses.400.properties.code: {"type":"string"}',
      '+ responses.400.properties.message: {"type":"string"}',
      '+ responses.400.required: ["code","message"]',
      // Statuses that a Convex deployment has, and the contract is silent about.
      '+ responses.401: {"type":"object","required":["code","message"],"properties":{"code":{"type":"string"},"message":{"type":"string"}}}',
      ...[403, 404, 405, 408, 431].map(
        (status) =>
          `+ responses.${status}: {"type":"object","required":["code","message"],"properties":{"code":{"type":"string"},"message":{"type":"string"}}}`,
      ),
      '+ responses.500.properties.code: {"type":"string"}',
      '+ responses.500.properties.message: {"type":"string"}',
      '+ responses.500.required: ["code","message"]',
      '+ responses.503: {"type":"object","required":["code","message"],"properties":{"code":{"type":"string"},"message":{"type":"string"}}}',
    ]);
  });

  test.each([
    ["ours, of ours", ours, ours],
    ["ours, of the contract's", ours, contract],
    ["the contract's, of ours", contract, ours],
  ])("examples fit: %s", (_, document, other) => {
    const { requestBody, responses } = operationOf(document);
    const examples = operationOf(other);
    const request = schemaValidator(document, requestBody.content["application/json"].schema);
    expect(request(examples.requestBody.content["application/json"].example)).toBe(true);
    const response = schemaValidator(
      document,
      responses["200"]!.content["application/json"].schema,
    );
    expect(response(examples.responses["200"]!.content["application/json"].example)).toBe(true);
  });

  test.each([
    ["no args", {}],
    ["no page", { args: {} }],
    ["no cursor", { args: { paginationOpts: { numItems: 10 } } }],
    ["a number as text", firstPage("10")],
    ["an organization", { args: { ...firstPage().args, orgId: "org_other" } }],
  ])("has no request with %s", (_, request) => {
    const { schema } = operationOf(ours).requestBody.content["application/json"];
    expect(schemaValidator(ours, schema)(request)).toBe(false);
  });

  test("has no answer with a member's private fields", () => {
    const { schema } = operationOf(ours).responses["200"]!.content["application/json"];
    const validate = schemaValidator(ours, schema);
    const answer = (member: object) => ({
      status: "success",
      value: { page: [{ _id: "1", isActive: true, ...member }], isDone: true, continueCursor: "" },
    });
    expect(validate(answer({}))).toBe(true);
    for (const secret of [{ email: "a@example.com" }, { orgId: "org" }, { displayName: null }]) {
      expect(validate(answer(secret))).toBe(false);
    }
  });
});

const operationOf = ({ paths }: OpenApi) => paths[LIST]!.post!;

/** What a document says of the list, without its prose, its examples and its names for schemas. */
function meaning(document: OpenApi) {
  const { requestBody, responses, security } = operationOf(document);
  const schemaOf = ({ content }: { content: typeof requestBody.content }) =>
    resolved(content["application/json"].schema, document);
  return {
    paths: Object.fromEntries(
      Object.entries(document.paths).map(([path, methods]) => [path, Object.keys(methods)]),
    ),
    security: security ?? document.security,
    securitySchemes: resolved(document.components.securitySchemes, document),
    request: { required: requestBody.required, schema: schemaOf(requestBody) },
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, response]) => [status, schemaOf(response)]),
    ),
  };
}

function resolved(value: unknown, document: OpenApi): unknown {
  if (Array.isArray(value)) return value.map((item) => resolved(item, document));
  if (typeof value !== "object" || value === null) return value;
  if ("$ref" in value) {
    const name = String(value.$ref).replace("#/components/schemas/", "");
    return resolved(document.components.schemas[name], document);
  }
  return Object.fromEntries(
    Object.entries(value)
      // A property may be called "description"; then it is a schema.
      .filter(([key, item]) => !(key === "description" && typeof item === "string"))
      .map(([key, item]) => [key, resolved(item, document)]),
  );
}

test.each<[string, GenericValidator, object]>([
  ["null", v.null(), { type: "object", nullable: true, enum: [null] }],
  ["64-bit integers", v.int64(), { type: "string", format: "int64" }],
  ["bytes", v.bytes(), { type: "string", format: "byte" }],
  ["anything", v.any(), {}],
  ["a literal", v.literal(1), { type: "number", enum: [1] }],
  [
    "records",
    v.record(v.string(), v.boolean()),
    { type: "object", additionalProperties: { type: "boolean" } },
  ],
  [
    "a choice of words",
    v.union(v.literal("a"), v.literal("b")),
    { type: "string", enum: ["a", "b"] },
  ],
  [
    "a choice of types",
    v.union(v.string(), v.number()),
    { anyOf: [{ type: "string" }, { type: "number" }] },
  ],
  [
    "a choice of types, or null",
    v.union(v.string(), v.number(), v.null()),
    {
      anyOf: [
        { type: "string" },
        { type: "number" },
        { type: "object", nullable: true, enum: [null] },
      ],
    },
  ],
  [
    "an id, or null",
    v.union(v.id("users"), v.null()),
    { type: "string", description: 'ID from table "users"', nullable: true },
  ],
  [
    "objects",
    v.object({ b: v.string(), a: v.optional(v.array(v.number())) }),
    {
      type: "object",
      required: ["b"],
      properties: { a: { type: "array", items: { type: "number" } }, b: { type: "string" } },
      additionalProperties: false,
    },
  ],
])("the schema of a validator: %s", (_, validator, schema) => {
  expect(schemaOfValidator(exported(validator))).toEqual(schema);
});

/** As a function that returns it exports it. */
function exported(returns: GenericValidator): ValidatorJSON {
  const registered = queryGeneric({ args: {}, returns, handler: async () => null as never });
  return JSON.parse((registered as unknown as RegisteredFunction).exportReturns()) as ValidatorJSON;
}
