import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
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
function printed(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout!.on("data", (chunk) => {
      text += String(chunk);
      if (pattern.test(text)) resolve(text);
    });
    child.on("exit", () => reject(new Error(`It ended, and had printed no ${pattern}:\n${text}`)));
  });
}

/** Does what curl would: it is not on every machine. */
async function runCurl(line: string) {
  const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!);
  const valuesOf = (option: string) => words.filter((_, index) => words[index - 1] === option);
  const response = await fetch(
    words.find((word) => word.startsWith("http"))!,
    {
      method: "POST",
      headers: valuesOf("-H").map((header) => header.split(": ") as [string, string]),
      body: valuesOf("-d")[0],
    },
  );
  const body = (await response.json()) as { value: { page: object[] } };
  return { status: response.status, body };
}

test("npm run serve prints a curl line that works, refuses a taken port, and ends when told to", async () => {
  const child = start(0);
  const text = await printed(child, /^curl .*\n/m);
  const [curl] = /^curl .*$/m.exec(text)!;

  const { status, body } = await runCurl(curl);
  expectDocumented({ status, headers: new Headers(), body });
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
