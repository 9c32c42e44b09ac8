import { spawn } from "node:child_process";
import { once } from "node:events";

/** Processes that are ended together, the last first, at the latest with this one. */
export function processGroup() {
  /** @type {import("node:child_process").ChildProcess[]} */
  const children = [];
  const kill = () => {
    for (const { pid } of children.toReversed()) {
      try {
        // Each is the head of a group of its own: what it started ends, too.
        if (pid) process.kill(-pid);
      } catch {
        // It has ended by itself.
      }
    }
  };
  process.once("exit", kill);

  return {
    /**
     * @param {string} command
     * @param {string[]} args
     * @param {{ says: RegExp, env?: NodeJS.ProcessEnv }} options `says`: what it prints when it is ready
     * @returns {Promise<string>} the first group of `says`
     */
    start: (command, args, { says, env = process.env }) =>
      new Promise((resolve, reject) => {
        const child = spawn(command, args, {
          env,
          detached: true,
          stdio: ["ignore", "pipe", "pipe"],
        });
        children.push(child);
        let output = "";
        /** @param {Buffer} chunk */
        const read = (chunk) => {
          output += chunk;
          const found = says.exec(output);
          if (found) resolve(found[1] ?? "");
        };
        child.stdout.on("data", read);
        child.stderr.on("data", read);
        child.on("error", reject);
        child.on("exit", () => reject(new Error(`$ ${command} ${args.join(" ")}\n${output}`)));
      }),
    async stop() {
      process.off("exit", kill);
      const running = children.filter(
        ({ exitCode, signalCode }) => exitCode === null && signalCode === null,
      );
      const ended = running.map((child) => once(child, "exit"));
      kill();
      await Promise.all(ended);
    },
  };
}
