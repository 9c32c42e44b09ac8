import type { Member } from "./members.js";

/** Mounts a list 400 by 600 px into the element; returns how to hand it other members. */
export type Contender = (
  element: HTMLElement,
  members: readonly Member[],
) => (members: readonly Member[]) => void;
