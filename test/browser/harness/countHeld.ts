import { vi } from "vitest";

/** Counts what the page holds on to from now on: listeners, timers, observed elements. */
export function countHeld() {
  const listeners = new Map<unknown, unknown>();
  const timers = new Set<unknown>();
  const observed = new Map<unknown, number>();

  for (const target of [window, document]) {
    instead(target, "addEventListener", (call, [type, listener, options]) => {
      listeners.set(listener, type);
      call(type, listener, options);
    });
    instead(target, "removeEventListener", (call, [type, listener, options]) => {
      listeners.delete(listener);
      call(type, listener, options);
    });
  }
  instead(window, "setTimeout", (call, [task, ms]) => {
    const timer = call(() => {
      timers.delete(timer);
      (task as () => void)();
    }, ms);
    timers.add(timer);
    return timer;
  });
  instead(window, "clearTimeout", (call, [timer]) => {
    timers.delete(timer);
    call(timer);
  });
  for (const { prototype } of [ResizeObserver, IntersectionObserver]) {
    for (const [method, by] of [
      ["observe", 1],
      ["unobserve", -1],
      ["disconnect", -Infinity],
    ] as const) {
      instead(prototype, method, (call, args, observer) => {
        observed.set(observer, Math.max(0, (observed.get(observer) ?? 0) + by));
        call(...args);
      });
    }
  }

  return {
    listeners: () => [...listeners.values()],
    timers: () => timers.size,
    observed: () => [...observed.values()].reduce((sum, count) => sum + count, 0),
  };
}

type Call = (...args: unknown[]) => unknown;

/** Replaces a method until the mocks are restored; `call` is the method as it was. */
function instead(
  target: object,
  method: string,
  replacement: (call: Call, args: unknown[], self: unknown) => unknown,
): void {
  const original = Reflect.get(target, method) as Call;
  vi.spyOn(target as Record<string, Call>, method).mockImplementation(function (
    this: unknown,
    ...args
  ) {
    return replacement((...given) => Reflect.apply(original, this, given), args, this);
  });
}
