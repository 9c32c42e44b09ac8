import { afterEach, beforeEach, vi } from "vitest";

const textOf = (thing: unknown) =>
  String(thing instanceof PromiseRejectionEvent ? thing.reason : thing);

/**
 * Collects what is written to the console while a test runs, and promises that are rejected without
 * a handler. Nothing is to be complained about but what the test has made to fail.
 *
 * @returns the complaints since it was last asked
 */
export function watchComplaints(): () => string[] {
  let complaints: string[];
  const complain = (text: string) => {
    // Two sign-ins within one tick trip Convex's own client (1.48, AuthenticationManager): it reads the
    // configuration that the second has just replaced. It goes on with the second.
    if (!text.includes("onRefreshChange")) complaints.push(text);
  };
  const onRejection = (event: PromiseRejectionEvent) => complain(textOf(event));
  beforeEach(() => {
    complaints = [];
    // React logs each error its boundaries catch; those we injected are expected, nothing else is.
    vi.spyOn(console, "error").mockImplementation((...args) => {
      const text = args.map(textOf).join(" ");
      if (!text.includes("made to fail")) complain(text);
    });
    // Convex's client tells of each connection that is lost.
    vi.spyOn(console, "warn").mockImplementation((...args) => {
      const text = args.map(textOf).join(" ");
      if (!/WebSocket|reconnect/i.test(text)) complain(text);
    });
    addEventListener("unhandledrejection", onRejection);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    removeEventListener("unhandledrejection", onRejection);
  });
  return () => {
    const made = complaints;
    complaints = [];
    return made;
  };
}
