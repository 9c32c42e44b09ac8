import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import { parse } from "yaml";
import { expect } from "vitest";
import { LIST, type HttpAnswer } from "./referenceServer.js";

/** As far as the documents are read here. */
export interface OpenApi {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly security: unknown;
  readonly components: {
    readonly schemas: Record<string, object>;
    readonly securitySchemes: object;
  };
}

interface Operation {
  readonly security?: unknown;
  readonly requestBody: { readonly required: boolean; readonly content: Content };
  readonly responses: Record<string, { readonly content: Content }>;
}

type Content = {
  readonly "application/json": { readonly schema: object; readonly example?: object };
};

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

/** The document this project was started to implement, as it was given. */
export const contract = parse(read("fixtures/contract.openapi.yaml")) as OpenApi;
export const ours = JSON.parse(read("../../docs/openapi.json")) as OpenApi;

const contractSays = validatorsOf(contract);
const weSay = validatorsOf(ours);

/** Checks an answer of another endpoint against our document, which alone has it. */
export function expectOurs(path: string, { status, body }: HttpAnswer): void {
  expect(errorsOf(validatorsOf(ours, path), status, body), "by docs/openapi.json").toEqual([]);
}

/** Statuses that a Convex deployment has, and the contract is silent about. */
const notInTheContract = [401, 403, 404, 405, 408, 431, 503];

/** Checks an answer of the list's endpoint against our document and against the contract. */
export function expectDocumented({ status, body }: HttpAnswer): void {
  expect(errorsOf(weSay, status, body), "by docs/openapi.json").toEqual([]);
  if (notInTheContract.includes(status)) return;
  expect(errorsOf(contractSays, status, body), "by the contract").toEqual([]);
}

function errorsOf(validators: Map<number, ValidateFunction>, status: number, body: unknown) {
  const validate = validators.get(status);
  if (!validate) return [`There is no answer with status ${status} in the document.`];
  return validate(body) ? [] : validate.errors;
}

function validatorsOf(document: OpenApi, path = LIST): Map<number, ValidateFunction> {
  const { responses } = document.paths[path]!.post!;
  return new Map(
    Object.entries(responses).map(([status, { content }]) => [
      Number(status),
      schemaValidator(document, content["application/json"].schema),
    ]),
  );
}

/** A JSON Schema validator for a schema of an OpenAPI 3.0 document: ajv knows its `nullable`. */
export function schemaValidator({ components }: OpenApi, schema: object): ValidateFunction {
  return new Ajv({ strict: false, allErrors: true }).compile({ ...schema, components });
}
