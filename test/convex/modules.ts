/** The reference deployment's functions, as convex-test and the embedded deployment take them. */
export const modules = import.meta.glob(["../../convex/**/*.{ts,js}", "!../../convex/**/*.d.ts"]);
