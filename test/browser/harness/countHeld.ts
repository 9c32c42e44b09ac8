import { vi } from "vitest";

/** Counts what the page holds on to: listeners of window and document, timers, observed elements. */
export function countHeld() {
  const held = { listeners: new Set<string>(), timers: new Set<number>(), observed: 0 };
  const name = (type: string, listener: unknown) => `${type} ${ids.get(listener as object)}`;
  const ids = new (class extends WeakMap<object, number> {
    #next = 0;
    override get(key: object) {
      if (!this.has(key)) this.set(key, ++this.#next);
      return super.get(key);
    }
  })();
  const { setTimeout: set, clearTimeout: clear } = window;
  for (const target of [window, document]) {
    const { addEventListener: add, removeEventListener: remove } = target;
    vi.spyOn(target, "addEventListener").mockImplementation((type: string, listener, options) => {
      held.listeners.add(name(type, listener));
      add.call(target, type, listener as EventListener, options);
    });
    vi.spyOn(target, "removeEventListener").mockImplementation(
      (type: string, listener, options) => {
        held.listeners.delete(name(type, listener));
        remove.call(target, type, listener as EventListener, options);
      },
    );
  }
  vi.spyOn(window, "setTimeout").mockImplementation(((task: () => void, ms?: number) => {
    const timer = set(() => {
      held.timers.delete(timer);
      task();
    }, ms);
    held.timers.add(timer);
    return timer;
  }) as typeof window.setTimeout);
  vi.spyOn(window, "clearTimeout").mockImplementation((timer) => {
    held.timers.delete(timer as number);
    clear(timer);
  });
  const observed = new Map<object, number>();
  for (const Observer of [ResizeObserver, IntersectionObserver]) {
    const { observe, unobserve, disconnect } = Observer.prototype;
    const change = (observer: object, by: number) => {
      observed.set(observer, Math.max(0, (observed.get(observer) ?? 0) + by));
      held.observed = [...observed.values()].reduce((sum, count) => sum + count, 0);
    };
    vi.spyOn(Observer.prototype, "observe").mockImplementation(function (
      this: object,
      element: Element,
    ) {
      change(this, 1);
      observe.call(this as never, element);
    });
    vi.spyOn(Observer.prototype, "unobserve").mockImplementation(function (
      this: object,
      element: Element,
    ) {
      change(this, -1);
      unobserve.call(this as never, element);
    });
    vi.spyOn(Observer.prototype, "disconnect").mockImplementation(function (this: object) {
      change(this, -Infinity);
      disconnect.call(this as never);
    });
  }
  return held;
}
