/** The deployment's environment variables, as Convex's runtime has them. */
declare const process: { env: Record<string, string | undefined> };

/**
 * An environment variable that a function cannot work without.
 *
 * @throws Error that says how to set it
 */
export function requiredEnv(name: string, what: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`Set ${name} to ${what}: npx convex env set ${name} …`);
  return value;
}
