import { badRequest } from "./HttpError.js";

const MAX_IDENTIFIER_LENGTH = 64;

/**
 * A function's path in one form: `users/queries.js:list` is `users/queries:list`.
 *
 * @throws HttpError where it could not be the path of any function
 */
export function functionPath(path: string): string {
  const at = path.lastIndexOf(":");
  const module = at < 0 ? path : path.slice(0, at);
  const name = at < 0 ? "default" : path.slice(at + 1);
  const problem = moduleProblem(module) ?? nameProblem(name);
  if (problem !== undefined) {
    throw badRequest(
      "BadConvexFunctionIdentifier",
      `${path} is not a valid path to a Convex function. ${problem}`,
    );
  }
  return `${module.replace(/\.js$/, "")}:${name}`;
}

/** The path in a URL such as `/api/run/users/queries/list`. */
export function functionPathOfUrl(identifier: string): string {
  const parts = decoded(identifier).split("/");
  const name = parts.pop();
  if (parts.length === 0) {
    throw badRequest(
      "MissingIdentifier",
      "Path or function name not provided in path, e.g. /api/run/messages/list",
    );
  }
  return functionPath(`${parts.join("/")}:${name}`);
}

function decoded(identifier: string): string {
  try {
    return decodeURIComponent(identifier);
  } catch {
    throw badRequest("BadPathArgs", "Invalid URL: the path is not percent-encoded UTF-8.");
  }
}

function moduleProblem(module: string): string | undefined {
  if (module.startsWith("/")) return `Module paths must be relative (${module} is absolute).`;
  const components = module.split("/");
  const extension = /.\.([^.]*)$/.exec(components.at(-1)!)?.[1];
  if (extension !== undefined && extension !== "js") {
    return `Module path (${module}) has an extension that isn't 'js'.`;
  }
  return components.map(componentProblem).find((problem) => problem !== undefined);
}

function componentProblem(component: string): string | undefined {
  if (component.length > MAX_IDENTIFIER_LENGTH) {
    return `Path component is too long (${component.length} > maximum ${MAX_IDENTIFIER_LENGTH}): ${component.slice(0, MAX_IDENTIFIER_LENGTH)}...`;
  }
  if (!/^[\w.]*$/.test(component)) {
    return `Path component ${component} can only contain alphanumeric characters, underscores, or periods.`;
  }
  if (!/[a-z\d]/i.test(component)) {
    return `Path component ${component} must have at least one alphanumeric character.`;
  }
  return undefined;
}

function nameProblem(name: string): string | undefined {
  if (name === "") return "Identifier cannot be empty";
  if (/^[a-z_]\w{0,63}$/i.test(name) && /[a-z\d]/i.test(name)) return undefined;
  return `Invalid identifier ${name}: identifiers start with a letter or underscore, contain only letters, digits, and underscores, and have at most ${MAX_IDENTIFIER_LENGTH} characters.`;
}
