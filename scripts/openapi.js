// Writes docs/openapi.json from the validators of the functions in convex/.
//   npm run openapi              writes it
//   npm run openapi -- --check   fails where the committed one is out of date
//   npm run openapi -- --print   prints it with the URLs in CONVEX_URL_DEV, _STAGING and _PROD
import { readFileSync, writeFileSync } from "node:fs";
import { loadTypeScript } from "./load-typescript.js";

const file = new URL("../docs/openapi.json", import.meta.url);
const option = process.argv[2];

const { module, close } = await loadTypeScript("/embedded/serve/openapi/main.ts");
/** @type {string} */
const text = await module.main(option === "--print" ? process.env : {});
await close();

if (option === "--print") {
  process.stdout.write(text);
} else if (option !== "--check") {
  writeFileSync(file, text);
} else if (readFileSync(file, "utf8") !== text) {
  console.error(
    "docs/openapi.json does not say what the functions of convex/ do. Run `npm run openapi`, and commit it.",
  );
  process.exit(1);
}
