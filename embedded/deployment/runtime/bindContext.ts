/** What `convex/server` calls at `globalThis.Convex` (server/impl/syscall.ts). */
export interface SyscallHost {
  syscall(operation: string, args: string): string;
  asyncSyscall(operation: string, args: string): Promise<string>;
  jsSyscall(operation: string): never;
}

const realm = globalThis as { Convex?: SyscallHost | undefined };

/**
 * A view of Convex's `ctx` that belongs to one run of one function.
 *
 * Convex's own `ctx` asks whatever is at `globalThis.Convex`, which cannot tell who is asking once
 * two functions overlap. It always asks synchronously, within a call on `ctx` or on a query made
 * from it. So each such call goes through this view, which puts the run's host in place for just
 * that long. Nothing is global between calls: runs, deployments and other test libraries that use
 * `globalThis.Convex` can interleave at will.
 */
export function bindContext<T extends object>(context: T, host: SyscallHost): T {
  const views = new WeakMap<object, object>();

  function view<V>(value: V): V {
    if (typeof value === "function") {
      return viewOf(value, () => bindMethod(value as unknown as Method)) as V;
    }
    if (typeof value !== "object" || value === null || value instanceof Promise) return value;
    return viewOf(value, () => new Proxy(value, { get })) as V;
  }

  function viewOf(value: object, create: () => object): object {
    const known = views.get(value);
    if (known) return known;
    const created = create();
    views.set(value, created);
    views.set(created, created);
    return created;
  }

  function get(target: object, key: PropertyKey, receiver: unknown): unknown {
    return view(Reflect.get(target, key, receiver));
  }

  function bindMethod(method: Method): Method {
    return function (this: unknown, ...args) {
      const outer = realm.Convex;
      realm.Convex = host;
      try {
        return view(method.apply(this, args));
      } finally {
        if (outer) realm.Convex = outer;
        else delete realm.Convex;
      }
    };
  }

  return view(context);
}

type Method = (this: unknown, ...args: unknown[]) => unknown;
