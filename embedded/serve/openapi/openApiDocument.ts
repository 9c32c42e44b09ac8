import { descriptions } from "./descriptions.js";
import type { PublicFunction } from "./publicFunctions.js";
import { schemaOfValidator, type Schema } from "./schemaOfValidator.js";
import { serversOf } from "./serversOf.js";

/**
 * The OpenAPI 3.0 document of functions, called by `POST /api/run/…`.
 *
 * @param environment where the deployments are: see `serversOf`
 */
export function openApiDocument(
  functions: readonly PublicFunction[],
  environment: NodeJS.ProcessEnv = {},
) {
  return {
    openapi: "3.0.3",
    info: {
      title: "convex-org-members: the reference deployment",
      version: "1.0.0",
      description:
        "The public functions of convex/ over Convex's HTTP API. Generated from the functions' own " +
        "validators by `npm run openapi`.",
    },
    servers: serversOf(environment),
    security: [{ bearerAuth: [] }],
    paths: Object.fromEntries(functions.map((each) => [urlOf(each), { post: operation(each) }])),
    components: {
      schemas: {
        ...Object.fromEntries(functions.flatMap(schemas)),
        FailedResponse: failedResponse,
      },
      securitySchemes: {
        bearerAuth: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "JWT",
          description:
            "The user's access token, issued by WorkOS: `Authorization: Bearer <token>`.",
        },
      },
    },
  };
}

const urlOf = ({ path }: PublicFunction) => `/api/run/${path.replace(":", "/")}`;
const nameOf = ({ path }: PublicFunction) => path.replace(/[/:]/g, ".");
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function operation(called: PublicFunction) {
  const words = urlOf(called).split("/").filter(Boolean);
  const [tag = ""] = nameOf(called).split(".");
  const about = descriptions[called.path];
  return {
    tags: [capitalized(tag)],
    summary: words.at(-1),
    description: about?.description,
    operationId: `post${words.map(capitalized).join("")}`,
    requestBody: {
      required: true,
      content: json(reference(`Request_${nameOf(called)}`), about?.requestExample),
    },
    responses: {
      200: {
        description:
          "Convex ran the function. `status` says whether it succeeded: a function's own refusal " +
          "is an answer, too.",
        content: json(reference(`Response_${nameOf(called)}`), about?.responseExample),
      },
      ...failures,
    },
    security: [{ bearerAuth: [] }],
  };
}

const failures = Object.fromEntries(
  Object.entries({
    400: "Not a call: no JSON, no `args`, another content type, or over 16 MiB",
    401: "The token was refused: unreadable, forged, expired, or of an issuer that is not configured",
    403: "A deploy key in place of a token",
    404: "No such endpoint: the URL is not `/api/run/…`",
    405: "Another method than `POST`; `Allow` names it",
    408: "The request did not arrive in time",
    431: "The headers are too large",
    500: "Convex internal error",
    503: "Convex is overloaded, or the call lost to others at the same time: try again",
  }).map(([status, description]) => [
    status,
    { description, content: json(reference("FailedResponse")) },
  ]),
);

function json(schema: object, example?: object) {
  return { "application/json": { schema, ...(example && { example }) } };
}

function schemas(called: PublicFunction): [string, Schema][] {
  return [
    [
      `Request_${nameOf(called)}`,
      {
        type: "object",
        required: ["args"],
        properties: { args: schemaOfValidator(called.args) },
      },
    ],
    [
      `Response_${nameOf(called)}`,
      {
        type: "object",
        required: ["status"],
        properties: {
          status: { type: "string", enum: ["success", "error"] },
          value: schemaOfValidator(called.returns),
          errorMessage: { type: "string" },
          errorData: { type: "object", description: "The data of the `ConvexError` thrown" },
          logLines: {
            type: "array",
            items: { type: "string" },
            description: "What the function logged. Production deployments do not say.",
          },
        },
      },
    ],
  ];
}

const failedResponse: Schema = {
  type: "object",
  required: ["code", "message"],
  properties: {
    code: { type: "string", description: "Such as `BadJsonBody` or `InvalidAuthHeader`" },
    message: { type: "string" },
  },
};

const capitalized = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
