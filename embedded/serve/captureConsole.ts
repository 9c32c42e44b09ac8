import { AsyncLocalStorage } from "node:async_hooks";
import { inspect } from "node:util";
import type { CaptureLogs } from "../deployment/host.js";

const LEVELS = ["debug", "error", "info", "log", "warn"] as const;

/** What a deployment keeps of a function's logs (`crates/isolate/src/environment/helpers/mod.rs`). */
const MAX_LINES = 256;
const MAX_LINE_LENGTH = 32_768;

/** Changes the console of this process for good: a function's caller also gets what it writes there. */
export function captureConsole(): CaptureLogs {
  const current = new AsyncLocalStorage<string[]>();
  for (const level of LEVELS) {
    const write = console[level].bind(console);
    console[level] = (...values: unknown[]) => {
      const lines = current.getStore();
      if (lines) addLine(lines, level, values);
      write(...values);
    };
  }
  return (run, lines) => current.run(lines, run);
}

function addLine(lines: string[], level: (typeof LEVELS)[number], values: unknown[]): void {
  if (lines.length < MAX_LINES - 1) {
    lines.push(`[${level.toUpperCase()}] ${shortened(values.map(worded).join(" "))}`);
  } else if (lines.length === MAX_LINES - 1) {
    lines.push(`[ERROR] Log overflow (maximum ${MAX_LINES}). Remaining log lines omitted.`);
  }
}

const worded = (value: unknown) => inspect(value, { maxStringLength: MAX_LINE_LENGTH });

const shortened = (text: string) =>
  text.length <= MAX_LINE_LENGTH
    ? text
    : `${text.slice(0, MAX_LINE_LENGTH)} (truncated due to length)`;
