import type { Member } from "./members.js";

export function initialsOf({ displayName }: Member): string {
  const [first, last] = displayName.split(" ");
  return `${first![0]}${last![0]}`;
}

export function colorOf({ _id }: Member): number {
  return _id.charCodeAt(_id.length - 1) % 4;
}
