export interface Member {
  readonly _id: string;
  readonly displayName: string;
  readonly isActive: true;
}

const FIRST = ["Ada", "Barbara", "Donald", "Edsger", "Frances", "Grace", "Ken", "Radia"];
const LAST = ["Allen", "Dijkstra", "Hopper", "Knuth", "Liskov", "Lovelace", "Perlman", "Thompson"];

/** The same members on every machine; each name is unique, so that a row can be told by its text. */
export function createMembers(count: number, from = 0): Member[] {
  let seed = 1 + from;
  const pick = (words: string[]) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return words[Math.floor((seed / 2 ** 31) * words.length)]!;
  };
  return Array.from({ length: count }, (_, i) => ({
    _id: `member${from + i}`,
    displayName: `${pick(FIRST)} ${pick(LAST)} ${from + i}`,
    isActive: true,
  }));
}
