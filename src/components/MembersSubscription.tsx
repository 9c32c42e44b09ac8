import type { Member } from "../core/member.js";
import type { MembersQuery, QueryArgs } from "../core/session/membersQuery.js";
import type { Session, SessionEvent } from "../core/session/session.js";
import { useIsomorphicLayoutEffect } from "../hooks/useIsomorphicLayoutEffect.js";
import { useMemberPages } from "../hooks/useMemberPages.js";

interface MembersSubscriptionProps<M extends Member> {
  query: MembersQuery<M>;
  args: QueryArgs;
  initialNumItems: number;
  session: Session<M>;
  send: (event: SessionEvent<M>) => void;
}

/**
 * The subscription by itself, drawing nothing: Convex's hook throws while rendering, and the rows
 * must not be below the boundary that catches it. In a layout effect, so that the rows are painted
 * in the frame in which they came.
 */
export function MembersSubscription<M extends Member>(props: MembersSubscriptionProps<M>) {
  const { query, args, initialNumItems, session, send } = props;
  const loaded = useMemberPages(query, args, initialNumItems, session);
  useIsomorphicLayoutEffect(() => send(loaded), [loaded, send]);
  return null;
}
