import { useConvex } from "convex/react";
import { useCallback, useEffect } from "react";
import type { Located, PagerEvent, Seek } from "../../core/browse/pager.js";
import type { Member } from "../../core/member.js";
import type { QueryArgs } from "../../core/session/membersQuery.js";
import { useLatest } from "../../hooks/useLatest.js";
import type { OrgMemberDirectoryQueries } from "./browseFunctions.js";

type Question = Pick<Seek, "from" | "order" | "skip">;

/** Asks once which member is at a place. A subscription would read the skipped members repeatedly. */
export function useLocate<M extends Member>(
  { locateActiveUserInOrg }: OrgMemberDirectoryQueries<M>,
  args: QueryArgs,
) {
  const client = useConvex();
  // `async`: where the same question has just failed, Convex's client throws instead of rejecting.
  const latest = useLatest(async ({ from, order, skip }: Question): Promise<Located | null> =>
    client.query(locateActiveUserInOrg, { ...args, from, order, skip }),
  );
  return useCallback((question: Question) => latest.current(question), [latest]);
}

/** Sends the answer to a question, unless another question has replaced it. */
export function useAnswer(
  question: Seek | null,
  locate: (question: Question) => Promise<Located | null>,
  send: (event: Extract<PagerEvent, { type: "located" }>) => void,
): void {
  useEffect(() => {
    if (question === null) return;
    const { id } = question;
    let isOver = false;
    const answer = (found: Located | null | Error) => {
      if (!isOver) send({ type: "located", id, found });
    };
    locate(question).then(answer, answer);
    return () => {
      isOver = true;
    };
  }, [question, locate, send]);
}
