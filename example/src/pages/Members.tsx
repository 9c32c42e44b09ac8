import {
  OrgMemberList,
  type MemberListState,
  type MemberOf,
  type MemberRenderState,
} from "convex-org-members";
import { useCallback } from "react";
import { api } from "../../convex/_generated/api";
import { RowMenu } from "../components/RowMenu";
import { SignIn } from "../components/SignIn";
import type { PageProps } from "./pageProps";

const query = api.users.queries.listActiveUsersInOrg;
type Row = MemberOf<typeof query>;

// Outside the component: a new function at each render would draw every row again.
const renderMember = (member: Row, { name, avatar }: MemberRenderState) => (
  <div className="member">
    {avatar}
    <span>
      {name}
      {member.title && <small>{member.title}</small>}
    </span>
  </div>
);
const renderActions = (member: Row) => <RowMenu name={member.displayName ?? "this member"} />;
const renderState = ({ view }: MemberListState) => (view === "signed-out" ? <SignIn /> : undefined);

export function Members({ me }: PageProps) {
  const ownId = me?.id;
  const getRowProps = useCallback(
    ({ _id }: Row) => (_id === ownId ? ({ "aria-current": "true" } as const) : undefined),
    [ownId],
  );
  return (
    <OrgMemberList
      query={query}
      renderMember={renderMember}
      renderActions={renderActions}
      renderState={renderState}
      getRowProps={getRowProps}
    />
  );
}
