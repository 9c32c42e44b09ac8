/** Delays pictures while rows scroll past: a download that has started cannot be cancelled. */
export interface ImageGate {
  /** Calls back once: as soon as the gate is open. Returns how to stop waiting. */
  readonly onceOpen: (callback: () => void) => () => void;
  readonly setOpen: (open: boolean) => void;
}

export function createImageGate(): ImageGate {
  let open = true;
  const waiting = new Set<() => void>();
  return {
    onceOpen(callback) {
      if (open) callback();
      else waiting.add(callback);
      return () => waiting.delete(callback);
    },
    setOpen(next) {
      open = next;
      if (!open) return;
      for (const callback of waiting) callback();
      waiting.clear();
    },
  };
}
