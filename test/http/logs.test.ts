import { ConvexHttpClient } from "convex/browser";
import {
  actionGeneric,
  anyApi,
  makeFunctionReference,
  mutationGeneric,
  queryGeneric,
} from "convex/server";
import { v, type JSONValue } from "convex/values";
import { expect, test, vi } from "vitest";
import { captureConsole } from "../../embedded/serve/captureConsole.js";
import { serveDeployment } from "../../embedded/serve/serveDeployment.js";
import { createServer } from "../testing/fixtures/createServer.js";

// What is under the console that functions find.
const printed = vi.fn();
for (const level of ["debug", "error", "info", "log", "warn"] as const) {
  vi.spyOn(console, level).mockImplementation(printed);
}

const captureLogs = captureConsole();
const pause = () => new Promise((resolve) => setTimeout(resolve, 1));

const functions = {
  levels: queryGeneric(() => {
    console.log("text", 1, { a: null }, undefined);
    console.debug("d");
    console.info("i");
    console.warn("w");
    console.error("e");
  }),
  fails: mutationGeneric(() => {
    console.log("before");
    throw new Error("no");
  }),
  nests: mutationGeneric(async (ctx) => {
    console.log("outer");
    await ctx.runQuery(anyApi.app!.levels as never);
    console.log("outer again");
  }),
  calls: actionGeneric(async (ctx) => {
    console.log("action");
    await ctx.runQuery(anyApi.app!.levels as never);
  }),
  slow: actionGeneric({
    args: { name: v.string() },
    handler: async (_, { name }) => {
      for (let i = 0; i < 5; i += 1) {
        console.log(name);
        await pause();
      }
    },
  }),
  late: queryGeneric(() => {
    void pause().then(() => console.log("late"));
  }),
  floods: queryGeneric(() => {
    for (let i = 0; i < 300; i += 1) console.log(i);
  }),
  long: queryGeneric(() => console.log("x".repeat(100_000))),
};

const logged = async (name: string, args: JSONValue = {}, options = {}) =>
  (await createServer(functions, { captureLogs, ...options }).run(name, args)).logLines;

const levels = [
  "[LOG] 'text' 1 { a: null } undefined",
  "[DEBUG] 'd'",
  "[INFO] 'i'",
  "[WARN] 'w'",
  "[ERROR] 'e'",
];

test("what a function writes to the console reaches its caller, as Convex words it", async () => {
  expect(await logged("levels")).toEqual(levels);
});

test("it is printed as well", async () => {
  await logged("fails");
  expect(printed).toHaveBeenCalledWith("before");
});

test("a function that fails has logs too", async () => {
  expect(await logged("fails")).toEqual(["[LOG] 'before'"]);
});

test("a nested function's lines are its caller's, in order", async () => {
  expect(await logged("nests")).toEqual(["[LOG] 'outer'", ...levels, "[LOG] 'outer again'"]);
});

test("a query that an action calls keeps its lines to itself", async () => {
  expect(await logged("calls")).toEqual(["[LOG] 'action'"]);
});

test("functions that overlap each have their own lines", async () => {
  const { run } = createServer(functions, { captureLogs });
  const results = await Promise.all(["a", "b", "c"].map((name) => run("slow", { name })));
  expect(results.map(({ logLines }) => logLines)).toEqual(
    ["a", "b", "c"].map((name) => Array(5).fill(`[LOG] '${name}'`)),
  );
});

test("lines written after the end, or outside of functions, belong to no caller", async () => {
  const { run } = createServer(functions, { captureLogs });
  const first = await run("late");
  console.log("outside");
  await vi.waitFor(() => expect(printed).toHaveBeenCalledWith("late"));
  expect(first.logLines).toEqual([]);
  expect((await run("levels")).logLines).toEqual(levels);
});

test("there are at most 256 lines, none endless", async () => {
  const lines = await logged("floods");
  expect(lines).toHaveLength(256);
  expect(lines.at(-2)).toBe("[LOG] 254");
  expect(lines.at(-1)).toBe("[ERROR] Log overflow (maximum 256). Remaining log lines omitted.");
  const [long] = await logged("long");
  expect(long).toMatch(/^\[LOG\] 'x{32767} \(truncated due to length\)$/);
});

test("production keeps logs to itself", async () => {
  expect(await logged("levels", {}, { redactErrors: true })).toEqual([]);
  expect(await logged("fails", {}, { redactErrors: true })).toEqual([]);
});

test("without a way to capture them, log lines are empty", async () => {
  expect(await logged("levels", {}, { captureLogs: undefined })).toEqual([]);
});

test("Convex's HTTP client prints a served function's lines", async () => {
  const { server } = createServer(functions, { captureLogs });
  const served = await serveDeployment(server, { port: 0 });
  const client = new ConvexHttpClient(served.url);
  await expect(client.mutation(makeFunctionReference<"mutation">("app:fails"))).rejects.toThrow(
    "no",
  );
  expect(printed).toHaveBeenCalledWith(
    expect.stringContaining("[LOG]"),
    expect.any(String),
    "'before'",
  );
  await served.close();
});
