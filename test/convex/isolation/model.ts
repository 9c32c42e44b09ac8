import type { Variant } from "./variants.js";

/** A person as the oracle knows them: one element of a plain array. */
export interface Person {
  /** Counts up in the order of creation. */
  readonly number: number;
  readonly name: string;
  organization: string | undefined;
  isActive: boolean;
  /** The row's id; `undefined` once the row is deleted. */
  id: string | undefined;
}

export interface Viewer {
  /** A person's number, `"nobody"` for no token, `"stranger"` for a token without a row. */
  readonly who: number | "nobody" | "stranger";
  /** What the token's `org_id` claim says, whatever is true. */
  readonly claim: string;
}

/** A cursor that the server gave out, and where it leads. */
export interface IssuedCursor {
  readonly cursor: string;
  /** What was asked: the list, a search, or the list from A to Z. */
  readonly of: "list" | "search" | "browse";
  readonly organization: string;
  /** The last person before it; `null` at the end of the list. */
  readonly after: Person | null;
}

export type Outcome =
  | { kind: "refused"; code: string }
  | { kind: "empty" }
  | { kind: "list"; organization: string; members: Person[] };

/** What a viewer may see, by filtering the array: everything the server answers must fit it. */
export function allowed(variant: Variant, people: Person[], { who, claim }: Viewer): Outcome {
  if (who === "nobody") return { kind: "refused", code: "UNAUTHORIZED" };
  const viewer = people.find(({ number, id }) => number === who && id !== undefined);
  if (!viewer?.organization) return { kind: "empty" };
  if (variant.byClaim && viewer.organization !== claim) return { kind: "empty" };
  if (!viewer.isActive) return { kind: "refused", code: "FORBIDDEN" };
  return {
    kind: "list",
    organization: viewer.organization,
    members: people
      .filter(
        ({ organization, isActive, id }) =>
          organization === viewer.organization && isActive && id !== undefined,
      )
      .toSorted(variant.compare),
  };
}

/** The members between two cursors of the same list; `undefined` is its beginning. */
export function between(
  variant: Variant,
  members: Person[],
  start: IssuedCursor | undefined,
  end: IssuedCursor | undefined,
): Person[] {
  const isPast = (member: Person, { after }: IssuedCursor) =>
    after !== null && variant.compare(member, after) > 0;
  return members.filter(
    (member) => (!start || isPast(member, start)) && !(end && isPast(member, end)),
  );
}
