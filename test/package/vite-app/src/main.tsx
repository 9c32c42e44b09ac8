import { StrictMode } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import { App } from "./App";
import { fillDirectory } from "./deployment";
import { Directory } from "./Directory";
import { Team, type FirstPage } from "./Team";

declare global {
  /** Written into the page by prerender.js. */
  var preloaded: FirstPage | undefined;
}

const { preloaded } = globalThis;
const isDirectory = location.hash === "#directory";
if (isDirectory) await fillDirectory();
const root = document.getElementById("root")!;
const page = (
  <StrictMode>
    <App>{isDirectory ? <Directory /> : <Team preloaded={preloaded} />}</App>
  </StrictMode>
);
if (preloaded) hydrateRoot(root, page);
else createRoot(root).render(page);
