// Convex warns when functions are loaded in a page, where they usually have no business. Here they do.
// Imported first, so that it is set before any of them loads.
(globalThis as { __convexAllowFunctionsInBrowser?: boolean }).__convexAllowFunctionsInBrowser =
  true;

export {};
