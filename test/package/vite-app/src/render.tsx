import { getFunctionName } from "convex/server";
import { convexToJson, type Value } from "convex/values";
import { StrictMode } from "react";
import { renderToString } from "react-dom/server";
import { api } from "../convex/_generated/api";
import { App } from "./App";
import { deployment } from "./deployment";
import { Team, type FirstPage } from "./Team";

const query = api.users.queries.listActiveUsersInOrg;
const args = { paginationOpts: { numItems: 100, cursor: null } };

/** The app as a server draws it, and the data for its first page. */
export async function render() {
  const value: unknown = await deployment.client.query(query, args);
  await deployment.close();
  // What `preloadQuery` of convex/nextjs gives.
  const preloaded = {
    _name: getFunctionName(query),
    _argsJSON: convexToJson(args),
    _valueJSON: convexToJson(value as Value),
  } as unknown as FirstPage;
  const html = renderToString(
    <StrictMode>
      <App>
        <Team preloaded={preloaded} />
      </App>
    </StrictMode>,
  );
  return { html, preloaded };
}
