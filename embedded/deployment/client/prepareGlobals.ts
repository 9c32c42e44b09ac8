// Imported before any of the app's functions: a page lacks two things that they expect.
const page = globalThis as {
  __convexAllowFunctionsInBrowser?: boolean;
  process?: { env: Record<string, string> };
};

// Convex warns when functions are loaded in a page, where they usually do not belong.
page.__convexAllowFunctionsInBrowser = true;

// A deployment's environment variables: `_generated/server.js` reads them as it loads.
page.process ??= { env: {} };

export {};
