import { spawn } from "node:child_process";
import { env } from "./run.js";

type Served = { url: string; stop: () => Promise<void> };

/**
 * Starts a web server and resolves once it has printed its address.
 *
 * @throws where it ends before, with all it printed
 */
export function serve(folder: string, command: string, ...args: string[]): Promise<Served> {
  return new Promise((resolve, reject) => {
    // A group of its own, so that `stop` also ends what the command started.
    const child = spawn(command, args, {
      cwd: folder,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    const closed = new Promise<void>((done) => child.on("close", () => done()));
    const stop = () => {
      if (child.pid) process.kill(-child.pid);
      return closed;
    };
    let output = "";
    const read = (chunk: Buffer) => {
      output += chunk;
      const url = /https?:\/\/(localhost|127\.0\.0\.1):\d+/.exec(output)?.[0];
      if (url) resolve({ url, stop });
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("error", reject);
    child.on("close", () => reject(new Error(`$ ${command} ${args.join(" ")}\n${output}`)));
  });
}
