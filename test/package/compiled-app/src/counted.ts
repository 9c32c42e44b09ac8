const work: (string | undefined)[] = [];
Object.assign(globalThis, { work });

/** Hands a name through, and keeps for the test that it was asked to. */
export function counted(name: string | undefined) {
  work.push(name);
  return name;
}
