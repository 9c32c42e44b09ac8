import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import "convex-org-members/styles.css";
import "./app.css";

// With both variables the app is on your deployment. Without, on one inside the page, which a build
// for your deployment leaves out: so they are named in full, for Vite to see.
const { Backend } =
  import.meta.env.VITE_CONVEX_URL && import.meta.env.VITE_WORKOS_CLIENT_ID
    ? await import("./backends/workos")
    : await import("./backends/embedded");

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <Backend>
      <App />
    </Backend>
  </StrictMode>,
);
