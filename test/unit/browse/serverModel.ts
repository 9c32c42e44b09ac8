import type { Member } from "../../../src/core/member.js";
import type { PageAnswer } from "../../../src/core/browse/page.js";
import type { Located, Seek } from "../../../src/core/browse/pager.js";
import type { Place } from "../../../src/core/browse/place.js";
import type { SectionCount } from "../../../src/core/browse/section.js";
import { compareSections } from "../../../src/core/words/sectionOrder.js";

export interface Person {
  readonly id: string;
  readonly section: string;
  readonly name: string;
}

export interface PageArgs {
  readonly from: Place;
  readonly order: "asc" | "desc";
  readonly cursor: string | null;
  readonly endCursor?: string;
  readonly numItems: number;
}

const END = "end";

function compare(a: Person, b: Person): number {
  return (
    compareSections(a.section, b.section) ||
    (a.name < b.name ? -1 : a.name > b.name ? 1 : 0) ||
    Number(a.id) - Number(b.id)
  );
}

/** What the server's three queries say of an array of people. */
export function createServerModel(people: Iterable<Person>) {
  let all = [...people].toSorted(compare);
  // An unchanged member is sent as an equal object, never as the same one.
  const sent = ({ id, name }: Person): Member => ({ _id: id, displayName: name, isActive: true });

  /** Everybody who has ever been in the organization. */
  let own = new Set(all.map(({ id }) => id));

  /** Another organization's cursors are refused, as are those of another range. */
  let organization = 0;

  function rangeOf(from: Place, order: "asc" | "desc"): Person[] {
    const isAscending = order === "asc";
    let range: Person[];
    if ("edge" in from) {
      const isBeyond = ({ section }: Person) =>
        compareSections(section, from.section) >= (from.edge === "before" ? 0 : 1);
      range = all.filter((person) => isBeyond(person) === isAscending);
    } else {
      const member = all.find(({ id }) => id === from.member);
      const isElsewhere = from.section !== undefined && from.section !== member?.section;
      if (member === undefined || isElsewhere) throw new NotFound();
      range = all.filter(
        (person) =>
          person.section === member.section && compare(person, member) >= 0 === isAscending,
      );
    }
    return isAscending ? range : range.toReversed();
  }

  const fingerprint = (from: Place, order: string) => {
    const member = "edge" in from ? undefined : all.find(({ id }) => id === from.member);
    const key = "edge" in from ? from : member && [member.name, member.id];
    return JSON.stringify([organization, key, order]);
  };

  return {
    all: () => all,
    isOwn: (id: string) => own.has(id),
    set(next: readonly Person[]) {
      all = next.toSorted(compare);
      for (const { id } of all) own.add(id);
    },
    switchOrganization(next: readonly Person[]) {
      organization++;
      all = next.toSorted(compare);
      own = new Set(all.map(({ id }) => id));
    },

    counts(): SectionCount[] {
      const counts = new Map<string, number>();
      for (const { section } of all) counts.set(section, (counts.get(section) ?? 0) + 1);
      return [...counts].map(([section, count]) => ({ section, count }));
    },

    browse({ from, order, cursor, endCursor, numItems }: PageArgs): PageAnswer<Member> {
      const range = rangeOf(from, order);
      const print = fingerprint(from, order);
      const positionOf = (text: string | null | undefined) => {
        if (text == null) return null;
        const [own, at] = JSON.parse(text) as [string, Person | typeof END];
        if (own !== print) throw new Error("InvalidCursor: another range");
        return at;
      };
      const isAfter = (person: Person, at: Person | typeof END | null) =>
        at === null ||
        (at !== END && (order === "asc" ? compare(person, at) > 0 : compare(person, at) < 0));
      const start = positionOf(cursor);
      const end = positionOf(endCursor);
      const rest = range.filter((person) => isAfter(person, start));
      const page =
        end === null ? rest.slice(0, numItems) : rest.filter((person) => !isAfter(person, end));
      if (end === END) page.splice(0, page.length, ...rest);
      const cursorAt = (at: Person | typeof END) => JSON.stringify([print, at]);
      const isDone = end === null ? page.length === rest.length : end === END;
      const middle = page[Math.floor(page.length / 2) - 1];
      const sections: { section: string; count: number }[] = [];
      for (const { section } of page) {
        const last = sections.at(-1);
        if (last?.section === section) last.count++;
        else sections.push({ section, count: 1 });
      }
      const isLong = page.length > 4 * numItems;
      return {
        page: isLong ? [] : page.map(sent),
        sections: isLong ? [] : sections,
        isDone,
        continueCursor: endCursor ?? cursorAt(isDone ? END : page.at(-1)!),
        ...(page.length > numItems &&
          middle && {
            splitCursor: cursorAt(middle),
            pageStatus: isLong ? ("SplitRequired" as const) : ("SplitRecommended" as const),
          }),
      };
    },

    locate({ from, order, skip }: Pick<Seek, "from" | "order" | "skip">, limit: number) {
      const range = rangeOf(from, order);
      const skipped = Math.min(skip, range.length - 1, limit);
      const found = range[skipped];
      if (found === undefined) return null;
      const before = all
        .filter(({ section }) => section === found.section)
        .findIndex(({ id }) => id === found.id);
      return { member: found.id, section: found.section, skipped, before } satisfies Located;
    },
  };
}

class NotFound extends Error {
  readonly data = { code: "NOT_FOUND" };
}
