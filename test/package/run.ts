import { spawn } from "node:child_process";

// Vitest's own environment would turn a consumer's production build into a test build.
const inherited = Object.entries(process.env).filter(
  ([name]) => !/^(NODE_ENV|VITEST.*|npm_(lifecycle|package)_.*)$/.test(name),
);
export const env = {
  ...Object.fromEntries(inherited),
  CI: "true",
  NO_COLOR: "1",
  NEXT_TELEMETRY_DISABLED: "1",
};

/**
 * Runs a command to its end and resolves to what it printed.
 *
 * @throws where it fails, with the command and all it printed
 */
export function run(folder: string, command: string, ...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: folder,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
    });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`$ ${command} ${args.join(" ")}\n(exit code ${code})\n${output}`));
    });
  });
}
