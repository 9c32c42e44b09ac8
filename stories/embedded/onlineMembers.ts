import { useSyncExternalStore } from "react";

// Stands in for what tells an app who is online: every few seconds another third of the members.
let turn = 0;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(() => {
    turn++;
    for (const tell of listeners) tell();
  }, 4_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Whether a member is online, live. */
export function useIsOnline(id: string): boolean {
  return useSyncExternalStore(subscribe, () => {
    let sum = 0;
    for (const letter of id) sum += letter.charCodeAt(0);
    return (sum + (sum % 5 === 0 ? turn : 0)) % 3 === 0;
  });
}
