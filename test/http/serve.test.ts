import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { expectDocumented } from "./documented.js";

const script = new URL("../../scripts/serve.js", import.meta.url).pathname;

function start(port: number) {
  const child = spawn(process.execPath, [script], { env: { ...process.env, PORT: String(port) } });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return child;
}

/** What it prints until `pattern` is in it. */
async function printed({ stdout }: ChildProcess, pattern: RegExp): Promise<string> {
  let text = "";
  for await (const chunk of stdout!) {
    text += String(chunk);
    if (pattern.test(text)) return text;
  }
  throw new Error(`It ended, and had printed no ${pattern}:\n${text}`);
}

test("npm run serve prints a curl line that works, refuses a taken port, and ends when told to", async () => {
  const child = start(0);
  const text = await printed(child, /^curl .*\n/m);
  const [curl] = /^curl .*$/m.exec(text)!;

  const { stdout } = await promisify(execFile)("sh", ["-c", curl]);
  const body = JSON.parse(stdout) as { value: { page: object[] } };
  expectDocumented({ status: 200, headers: new Headers(), body });
  expect(body.value.page).toHaveLength(10);

  const port = Number(/127\.0\.0\.1:(\d+)/.exec(curl)![1]);
  const second = start(port);
  const complaint = once(second.stderr!, "data");
  expect(await once(second, "exit")).toEqual([1, null]);
  expect(String(await complaint)).toContain(`Port ${port} is in use.`);

  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
  await expect(fetch(`http://127.0.0.1:${port}/version`)).rejects.toThrow("fetch failed");
}, 30_000);
