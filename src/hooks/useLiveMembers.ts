import type { Member } from "../core/member.js";
import { assertNumItems } from "../core/session/assertNumItems.js";
import type { MembersQuery, QueryArgs } from "../core/session/membersQuery.js";
import type { Ask, Session } from "../core/session/session.js";
import { useMemberPages } from "./useMemberPages.js";
import { useCatchUp, useSession, useSessionStep } from "./useSession.js";

/**
 * A session with its own subscription, for the headless hooks.
 *
 * @throws while rendering, what the query throws
 */
export function useLiveMembers<M extends Member>(
  ask: Ask,
  query: MembersQuery<M>,
  args: QueryArgs,
  initialNumItems: number,
): { session: Session<M>; loadMore: (numItems: number) => void } {
  assertNumItems("initialNumItems", initialNumItems);
  const { cell, session, loadMore } = useSession<M>(ask);
  const loaded = useMemberPages(query, args, initialNumItems, session);
  const caughtUp = useSessionStep(cell, session, loaded);
  useCatchUp(caughtUp);
  return { session: caughtUp, loadMore };
}
