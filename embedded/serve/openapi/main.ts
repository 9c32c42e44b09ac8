import { openApiDocument } from "./openApiDocument.js";
import { publicFunctions } from "./publicFunctions.js";

/** The document of the reference deployment as text. */
export async function main(environment: NodeJS.ProcessEnv): Promise<string> {
  const document = openApiDocument(await publicFunctions(), environment);
  return `${JSON.stringify(document, null, 2)}\n`;
}
