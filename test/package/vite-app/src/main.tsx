import { StrictMode } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import { App } from "./App";
import { Team, type FirstPage } from "./Team";

declare global {
  /** Written into the page by prerender.js. */
  var preloaded: FirstPage | undefined;
}

const { preloaded } = globalThis;
const root = document.getElementById("root")!;
const page = (
  <StrictMode>
    <App>
      <Team preloaded={preloaded} />
    </App>
  </StrictMode>
);
if (preloaded) hydrateRoot(root, page);
else createRoot(root).render(page);
