import { isAbsolute } from "node:path";
import { build } from "vite";

/** The packages that a file imports at run time, through all its own files, sorted. */
export async function importsOf(entry: string): Promise<string[]> {
  const result = await build({
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      lib: { entry, formats: ["es"] },
      rolldownOptions: { external: (id) => !id.startsWith(".") && !isAbsolute(id) },
    },
  });
  const { output } = [result].flat()[0] as { output: { imports?: string[] }[] };
  return output.flatMap((file) => file.imports ?? []).sort();
}
