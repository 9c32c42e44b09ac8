import { makeFunctionReference } from "convex/server";
import type { AnySchema } from "../../../embedded/deployment/index.js";
import { viewerFromClaim, orgMembers } from "../../../src/server/index.js";
import * as adoption from "../../types/adoption.js";
import { query, schema } from "../../types/app.js";
import type { Person } from "./model.js";

/** One way to adopt the query: how a person is stored, and what the oracle must know of it. */
export interface Variant {
  readonly name: string;
  readonly schema: AnySchema;
  readonly functions: { listActiveUsersInOrg: unknown };
  readonly table: string;
  readonly row: (person: Person) => Record<string, unknown>;
  /** Whether the token's `org_id` claim names the organization, rather than the viewer's row. */
  readonly byClaim: boolean;
  /** The order of the list. */
  readonly compare: (a: Person, b: Person) => number;
}

export const path = makeFunctionReference<"query">("users:listActiveUsersInOrg");

const userRow = ({ number, name, organization, isActive }: Person) => ({
  workosUserId: `subject ${number}`,
  email: `private ${name}`,
  orgId: organization,
  orgRole: `private ${name}`,
  displayName: name,
  avatarUrl: `https://example.com/${number}`,
  isActive,
  createdAt: 0,
  updatedAt: 0,
});
const newestFirst = (a: Person, b: Person) => b.number - a.number;

export const variants: Variant[] = [
  {
    name: "the reference tables",
    schema,
    functions: adoption.byDefault,
    table: "users",
    row: userRow,
    byClaim: false,
    compare: newestFirst,
  },
  {
    name: "an organization from the token's claim",
    schema,
    functions: orgMembers(query, { viewer: viewerFromClaim() }),
    table: "users",
    row: userRow,
    byClaim: true,
    compare: newestFirst,
  },
  {
    name: "a table with other names, in the order of the alphabet",
    schema,
    functions: adoption.people,
    table: "people",
    row: ({ number, name, organization, isActive }) => ({
      externalId: `subject ${number}`,
      tenant: organization,
      enabled: isActive ? "active" : "left",
      fullName: name,
      photo: null,
      salary: `private ${name}`,
    }),
    byClaim: false,
    compare: (a, b) => Number(a.name > b.name) - Number(a.name < b.name),
  },
];
