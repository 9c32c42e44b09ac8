// The reference deployment on loopback, for curl, Convex's clients and tests: docs/http.md.
import { loadTypeScript } from "./load-typescript.js";

const { module } = await loadTypeScript("/embedded/serve/main.ts");
await module.main();
