import { v, type Infer } from "convex/values";

/** Where a walk over any number of rows stands, between two of its steps. */
export interface Position<Counting> {
  /** The app's own table, then the directory's rows, then its counts. */
  readonly phase: "members" | "rows" | "counts";
  /** Convex's cursor in that table. */
  readonly cursor: string | null;
  /** What has been counted of the row of counts after the cursor. */
  readonly counting?: Counting;
}

const nextPhase = { members: "rows", rows: "counts", counts: null } as const;

export const cursorValidator = v.union(v.string(), v.null());
export type StepCursor = Infer<typeof cursorValidator>;

// Only this package's own internal functions read these cursors.
export const readPosition = <Counting>(cursor: StepCursor): Position<Counting> =>
  cursor === null ? { phase: "members", cursor: null } : (JSON.parse(cursor) as Position<Counting>);

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
