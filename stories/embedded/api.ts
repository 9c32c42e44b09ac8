import { anyApi, type ApiFromModules } from "convex/server";
import type * as queries from "../../convex/users/queries.js";
import type * as team from "./team.js";

type Modules = {
  "users/queries": typeof queries;
  team: typeof team;
};

/** The reference deployment's functions, and those that only the stories' deployment has. */
export const api = anyApi as unknown as ApiFromModules<Modules>;
