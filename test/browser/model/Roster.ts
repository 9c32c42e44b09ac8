import { nameKey } from "../../../src/core/words/nameKey.js";
import { nameSection } from "../../../src/core/words/nameSection.js";
import { compareSections } from "../../../src/core/words/sectionOrder.js";

interface Entry {
  readonly name: string;
  readonly key: string;
  readonly section: string;
}

function entryOf(name: string): Entry {
  const key = nameKey(name);
  return { name, key, section: nameSection(key) };
}

const compare = (one: Entry, other: Entry) =>
  compareSections(one.section, other.section) ||
  Number(one.key > other.key) - Number(one.key < other.key);

/** The members of an organization as they are to be listed. Each name is there once. */
export class Roster {
  readonly entries: Entry[];

  constructor(names: readonly string[]) {
    this.entries = names.map(entryOf).toSorted(compare);
  }

  /** The place of a name, or where it would be. */
  indexOf(name: string): number {
    const entry = entryOf(name);
    let [from, to] = [0, this.entries.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (compare(this.entries[middle]!, entry) < 0) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  has(name: string): boolean {
    return this.entries[this.indexOf(name)]?.name === name;
  }

  add(name: string): void {
    this.entries.splice(this.indexOf(name), 0, entryOf(name));
  }

  remove(name: string): void {
    if (!this.has(name)) throw new Error(`Nobody is called "${name}".`);
    this.entries.splice(this.indexOf(name), 1);
  }

  sectionCount(): number {
    return new Set(this.entries.map(({ section }) => section)).size;
  }
}
