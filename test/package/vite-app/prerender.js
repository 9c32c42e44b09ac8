// Writes the app, as drawn on Node, into the page that Vite has built for the browser.
import { readFile, writeFile } from "node:fs/promises";
import { render } from "./dist-node/render.js";

const { html, preloaded } = await render();
const page = await readFile("dist/index.html", "utf8");
await writeFile(
  "dist/index.html",
  page
    .replace("<!-- app -->", html)
    .replace("</body>", `<script>preloaded = ${JSON.stringify(preloaded)};</script></body>`),
);
