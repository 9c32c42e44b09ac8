import { cleanup, render, waitFor } from "@testing-library/react";
import { ConvexProviderWithAuth } from "convex/react";
import { customQuery } from "convex-helpers/server/customFunctions";
import {
  makeFunctionReference,
  queryGeneric,
  type DataModelFromSchemaDefinition,
} from "convex/server";
import type {
  GenericQueryCtx,
  PaginationOptions,
  PaginationResult,
  QueryBuilder,
} from "convex/server";
import { ConvexError, v } from "convex/values";
import { expect, test } from "vitest";
import schema from "../../convex/schema.js";
import { OrgMemberList, type Member } from "../../src/index.js";
import { orgMembers } from "../../src/server/index.js";
import { createEmbeddedDeployment } from "../../src/testing/index.js";

type DataModel = DataModelFromSchemaDefinition<typeof schema>;

const inSession = customQuery(queryGeneric as QueryBuilder<DataModel, "public">, {
  args: { session: v.string() },
  input: async (_ctx: GenericQueryCtx<DataModel>, { session }) => {
    if (session !== "open") throw new ConvexError({ code: "FORBIDDEN", message: "No session" });
    return { ctx: {}, args: {} };
  },
});

const list = makeFunctionReference<
  "query",
  { paginationOpts: PaginationOptions; session: string },
  PaginationResult<Member>
>("people:listActiveUsersInOrg");

test("what a customQuery asks for goes with every page", async () => {
  const deployment = createEmbeddedDeployment({
    schema,
    modules: {
      "./_generated/api.js": async () => ({}),
      "./people.ts": async () => orgMembers(inSession),
    },
    seed: {
      users: Array.from({ length: 30 }, (_, i) => ({
        workosUserId: `user_${i}`,
        email: "somebody@example.com",
        orgId: "org_acme",
        displayName: `Member ${i}`,
        isActive: true,
        createdAt: 0,
        updatedAt: 0,
      })),
    },
  });
  deployment.setIdentity({ sub: "user_0" });
  const show = (session: string) => (
    <ConvexProviderWithAuth client={deployment.client} useAuth={deployment.useAuth}>
      <OrgMemberList
        query={list}
        args={{ session }}
        initialNumItems={10}
        pageSize={10}
        virtualized={false}
      />
    </ConvexProviderWithAuth>
  );
  const { rerender, container, getByRole, getAllByRole } = render(show("open"));
  await waitFor(() => expect(getAllByRole("listitem")).toHaveLength(10));
  getByRole("button", { name: "Load more" }).click();
  await waitFor(() => expect(getAllByRole("listitem")).toHaveLength(20));
  rerender(show("closed"));
  await waitFor(() => expect(container.textContent).toContain("No access"));
  rerender(show("open"));
  await waitFor(() => expect(getAllByRole("listitem")).toHaveLength(10));
  cleanup();
  await deployment.close();
});
