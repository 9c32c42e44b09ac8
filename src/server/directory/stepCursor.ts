import { v, type Infer } from "convex/values";
import { countProblem } from "../countProblem.js";

/** The position of a walk over any number of rows, between two of its steps. */
export interface Position<Counting> {
  /** The app's own table, then the directory's rows, then its counts. */
  readonly phase: "members" | "rows" | "counts";
  /** Convex's cursor in that table. */
  readonly cursor: string | null;
  /** What has been counted so far for the row of counts after the cursor. */
  readonly counting?: Counting;
}

const nextPhase = { members: "rows", rows: "counts", counts: null } as const;

export const cursorValidator = v.union(v.string(), v.null());
export type StepCursor = Infer<typeof cursorValidator>;

/**
 * Where a step begins, of what its caller asks: they may have typed it by hand.
 *
 * @throws Error for a cursor that no step has returned, or a step that would never come to an end
 */
export function readPosition<Counting>(cursor: StepCursor, numItems: number): Position<Counting> {
  const problem = countProblem("numItems", numItems);
  if (problem) throw new Error(problem);
  if (cursor === null) return { phase: "members", cursor };
  try {
    const position = JSON.parse(cursor) as Position<Counting>;
    if (Object.hasOwn(nextPhase, position.phase)) return position;
  } catch {
    // The error below says so.
  }
  throw new Error(`${JSON.stringify(cursor)} is no cursor`);
}

export const writePosition = <Counting>(position: Position<Counting>): string =>
  JSON.stringify(position);

/** The cursor after a page: in the same table, or at the beginning of the next; `null` at the end. */
export function afterPage(
  { phase }: Position<unknown>,
  { isDone, continueCursor }: { isDone: boolean; continueCursor: string },
): StepCursor {
  if (!isDone) return writePosition({ phase, cursor: continueCursor });
  const next = nextPhase[phase];
  return next && writePosition({ phase: next, cursor: null });
}
