import { useCallback } from "react";
import type { Member } from "../core/member.js";
import { isRefused } from "../core/session/session.js";
import { AccessWatch } from "./AccessWatch.js";
import { MembersBoundary } from "./MembersBoundary.js";
import { MembersSubscription, type MembersSubscriptionProps } from "./MembersSubscription.js";

interface MembersFeedProps<M extends Member> extends MembersSubscriptionProps<M> {
  retry: () => void;
}

/** Keeps a session up to date: by the subscription or, while the viewer is refused, by the watch. */
export function MembersFeed<M extends Member>({ retry, ...subscription }: MembersFeedProps<M>) {
  const { query, args, session, send } = subscription;
  const fail = useCallback((error: unknown) => send({ type: "failed", error }), [send]);
  return (
    <>
      <MembersBoundary key={session.attempt} onError={fail}>
        <MembersSubscription {...subscription} />
      </MembersBoundary>
      {isRefused(session) && session.auth === "signedIn" && (
        <AccessWatch query={query} args={args} onAdmitted={retry} />
      )}
    </>
  );
}
