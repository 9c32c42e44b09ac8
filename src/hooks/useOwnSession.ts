import type { Member } from "../core/member.js";
import type { Ask, FirstRows } from "../core/session/session.js";
import { useAuthStatus } from "./useAuthStatus.js";
import { useRetry } from "./useRetry.js";
import { useCatchUp, useSession } from "./useSession.js";

/**
 * The session of a component that draws a `MembersFeed`, which keeps it up to date.
 *
 * @returns the session, and what the feed needs of it
 */
export function useOwnSession<M extends Member>(
  { scope, criteria }: Pick<Ask, "scope" | "criteria">,
  first?: FirstRows<M> | null,
) {
  const auth = useAuthStatus();
  const { session, send, loadMore } = useSession<M>({ scope, criteria, auth }, first);
  const retry = useRetry(session, send);
  useCatchUp(session);
  return { session, send, retry, loadMore };
}
