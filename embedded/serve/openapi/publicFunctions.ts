import type { ValidatorJSON } from "convex/values";
import { FunctionModules } from "../../deployment/host.js";

const modules = import.meta.glob(["../../../convex/**/*.{ts,js}", "!../../../convex/**/*.d.ts"]);

/** A function that clients may call, by what it declares of itself. */
export interface PublicFunction {
  /** Such as `"users/queries:list"`. */
  readonly path: string;
  readonly args: ValidatorJSON;
  readonly returns: ValidatorJSON;
}

/** Every public function of the reference deployment, in the order of their paths. */
export async function publicFunctions(): Promise<PublicFunction[]> {
  const found: PublicFunction[] = [];
  const functions = new FunctionModules(modules);
  for (const [file, load] of Object.entries(modules)) {
    const module = file.replace("../../../convex/", "").replace(/\.[^.]+$/, "");
    if (module.startsWith("_generated/")) continue;
    for (const name of Object.keys((await load()) as object)) {
      const path = `${module}:${name}`;
      const registered = await functions.find(path);
      if (!registered?.isPublic) continue;
      found.push({
        path,
        args: declared(registered.exportArgs()),
        returns: declared(registered.exportReturns()),
      });
    }
  }
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

const declared = (json: string) =>
  (JSON.parse(json) as ValidatorJSON | null) ?? ({ type: "any" } as const);
