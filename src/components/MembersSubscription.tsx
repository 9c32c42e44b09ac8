import { memo } from "react";
import type { HeldMembers } from "../core/session/heldMembers.js";
import type { Member } from "../core/member.js";
import type { MembersQuery, QueryArgs } from "../core/session/membersQuery.js";
import type { PaginatedMembers } from "../core/session/paginatedMembers.js";
import { useIsomorphicLayoutEffect } from "../hooks/useIsomorphicLayoutEffect.js";
import { useMembersSubscription } from "../hooks/useMembersSubscription.js";

interface MembersSubscriptionProps<M extends Member> {
  query: MembersQuery<M>;
  args: QueryArgs;
  initialNumItems: number;
  held: HeldMembers<M> | null;
  onMembers: (members: PaginatedMembers<M>, live: boolean) => void;
}

/**
 * The subscription by itself, drawing nothing: Convex's hook throws while rendering, and the rows
 * must not be below the boundary that catches it. In a layout effect, so that the rows are painted
 * in the frame in which they came.
 */
export const MembersSubscription = memo(function MembersSubscription<M extends Member>({
  query,
  args,
  initialNumItems,
  held,
  onMembers,
}: MembersSubscriptionProps<M>) {
  const { members, live } = useMembersSubscription(query, args, initialNumItems, held);
  useIsomorphicLayoutEffect(() => onMembers(members, live), [members, live, onMembers]);
  return null;
}) as <M extends Member>(props: MembersSubscriptionProps<M>) => null;
