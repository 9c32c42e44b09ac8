/** Holds back pictures that would fly by: a download started cannot be taken back. */
export interface ImageGate {
  readonly isOpen: () => boolean;
  /** Calls back once when the gate opens. Returns how to stop waiting. */
  readonly onOpen: (callback: () => void) => () => void;
  readonly setOpen: (open: boolean) => void;
}

export function createImageGate(): ImageGate {
  let open = true;
  const waiting = new Set<() => void>();
  return {
    isOpen: () => open,
    onOpen(callback) {
      waiting.add(callback);
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
