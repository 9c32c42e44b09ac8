import { createRoot } from "react-dom/client";
import { App } from "./App";
import { Names } from "./Names";
import { People } from "./People";

createRoot(document.getElementById("root")!).render(
  <App>
    <Names />
    <People />
  </App>,
);
