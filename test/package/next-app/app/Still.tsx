"use client";

import { MemberList } from "convex-org-members";

type Member = { _id: string; displayName: string; isActive: boolean };

export function Still({ members }: { members: Member[] }) {
  return (
    <MemberList
      members={{
        results: members,
        status: "Exhausted",
        loadMore: () => undefined,
      }}
    />
  );
}
