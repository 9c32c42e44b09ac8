import type { Member } from "../core/member.js";
import type { MembersQuery, QueryArgs } from "../core/session/membersQuery.js";
import type { Session, SessionEvent } from "../core/session/session.js";
import { useIsomorphicLayoutEffect } from "../hooks/useIsomorphicLayoutEffect.js";
import { useMemberPages } from "../hooks/useMemberPages.js";

export interface MembersSubscriptionProps<M extends Member> {
  query: MembersQuery<M>;
  args: QueryArgs;
  initialNumItems: number;
  session: Session<M>;
  send: (event: SessionEvent<M>) => void;
}

/**
 * The subscription alone; it draws nothing. Convex's hook throws while rendering, and the rows must
 * not be inside the boundary that catches it. It reports in a layout effect, so that rows are painted
 * in the frame in which they arrive.
 */
export function MembersSubscription<M extends Member>(props: MembersSubscriptionProps<M>) {
  const { query, args, initialNumItems, session, send } = props;
  const loaded = useMemberPages(query, args, initialNumItems, session);
  useIsomorphicLayoutEffect(() => send(loaded), [loaded, send]);
  return null;
}
