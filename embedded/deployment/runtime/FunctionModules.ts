import { DeploymentError } from "./DeploymentError.js";

export type FunctionKind = "query" | "mutation" | "action";

/** Who calls: clients, who may call what is public, or other functions, which may call everything. */
export type Visibility = "public" | "internal";

/** What Convex's `query(...)`, `mutation(...)` and `action(...)` return. */
export interface RegisteredFunction {
  readonly isQuery?: true;
  readonly isMutation?: true;
  readonly isAction?: true;
  readonly isPublic?: true;
  exportArgs(): string;
  exportReturns(): string;
  _handler(ctx: object, ...args: unknown[]): unknown;
}

/** Modules by path, as `import.meta.glob` returns them. */
export type ModuleLoaders = Readonly<Record<string, () => Promise<unknown>>>;

/** Finds the app's functions by path, such as `"users/queries:list"`. */
export class FunctionModules {
  readonly #loaders = new Map<string, () => Promise<unknown>>();
  readonly #loaded = new Map<string, Readonly<Record<string, unknown>>>();

  /** @throws if no module of `convex/_generated` is among them: it marks the folder paths start in */
  constructor(modules: ModuleLoaders) {
    const marker = "_generated/";
    const generated = Object.keys(modules).find((path) => path.includes(marker));
    if (generated === undefined) {
      throw new Error(
        "createEmbeddedDeployment: `modules` has no module of convex/_generated, which marks where function paths start. " +
          'Pass import.meta.glob(["./convex/**/*.{ts,js}", "!./convex/**/*.d.ts"]) and commit _generated.',
      );
    }
    const root = generated.slice(0, generated.indexOf(marker));
    for (const [path, load] of Object.entries(modules)) {
      this.#loaders.set(path.slice(root.length).replace(/\.[^.]+$/, ""), load);
    }
  }

  /** The function at a path, of whatever kind and visibility, or `undefined`. */
  async find(path: string): Promise<RegisteredFunction | undefined> {
    const { module, name } = parsePath(path);
    const load = this.#loaders.get(module);
    if (!load) return undefined;
    const exports = (await load()) as Record<string, unknown>;
    this.#loaded.set(module, exports);
    return registeredIn(exports, name);
  }

  /** Whether there is such a function; `undefined` where its module must be loaded to tell. */
  has(path: string): boolean | undefined {
    const { module, name } = parsePath(path);
    if (!this.#loaders.has(module)) return false;
    const exports = this.#loaded.get(module);
    return exports && registeredIn(exports, name) !== undefined;
  }

  /** @throws DeploymentError for a function that may not be called, in the same words as for none */
  async resolve(
    path: string,
    kind: FunctionKind,
    visibility: Visibility,
  ): Promise<RegisteredFunction> {
    const found = await this.find(path);
    if (!found || (visibility === "public" && !found.isPublic)) {
      throw new DeploymentError(`Could not find public function for '${shortPath(path)}'.`);
    }
    checkKind(path, found, kind);
    return found;
  }

  /** What a public function is. @throws DeploymentError where there is none */
  async publicKind(path: string): Promise<FunctionKind> {
    const found = await this.find(path);
    if (!found?.isPublic) {
      throw new DeploymentError(
        `Could not find function for '${shortPath(path)}'. Did you forget to run \`npx convex dev\`?`,
      );
    }
    return kindOf(found);
  }
}

function kindOf(registered: RegisteredFunction): FunctionKind {
  if (registered.isMutation) return "mutation";
  return registered.isAction ? "action" : "query";
}

/** `users/queries.js:list` is `list` of `users/queries`; a path without a name means the default export. */
function parsePath(path: string) {
  const colon = path.lastIndexOf(":");
  const module = colon < 0 ? path : path.slice(0, colon);
  return {
    module: module.replace(/\.js$/, ""),
    name: colon < 0 ? "default" : path.slice(colon + 1),
  };
}

/** One form for all that name the same function. */
export function canonicalPath(path: string): string {
  const { module, name } = parsePath(path);
  return `${module}:${name}`;
}

/** As Convex writes paths in its errors. */
function shortPath(path: string): string {
  const { module, name } = parsePath(path);
  return name === "default" ? module : `${module}:${name}`;
}

function checkKind(path: string, registered: RegisteredFunction, expected: FunctionKind): void {
  const actual = kindOf(registered);
  if (actual === expected) return;
  const title = (kind: string) => kind[0]!.toUpperCase() + kind.slice(1);
  const { module, name } = parsePath(path);
  throw new DeploymentError(
    `Trying to execute ${module}.js:${name} as ${title(expected)}, but it is defined as ${title(actual)}.`,
  );
}

function registeredIn(exports: Readonly<Record<string, unknown>>, name: string) {
  const found = Object.hasOwn(exports, name) ? exports[name] : undefined;
  return isRegistered(found) ? found : undefined;
}

function isRegistered(value: unknown): value is RegisteredFunction {
  return (
    typeof value === "function" &&
    "_handler" in value &&
    ("isQuery" in value || "isMutation" in value || "isAction" in value)
  );
}
