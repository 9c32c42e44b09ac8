// Checked by `npm run typecheck`: each line that must not compile says so.
import { usePaginatedQuery, type Preloaded, type UsePaginatedQueryResult } from "convex/react";
import type { FunctionReference, PaginationOptions, PaginationResult } from "convex/server";
import {
  useActiveOrgMembers,
  type MemberListProps,
  type MemberOf,
  type OrgMemberListProps,
} from "../../src/index.js";

type Person = { _id: string; displayName?: string; isActive: boolean; title: string };
type Reference<Item> = FunctionReference<
  "query",
  "public",
  { paginationOpts: PaginationOptions },
  PaginationResult<Item>
>;
declare const people: Reference<Person>;
declare const firstPage: Preloaded<typeof people>;
declare const messages: Reference<{ _id: string; text: string }>;

export function useTypes() {
  // It takes the place of `usePaginatedQuery` anywhere.
  const live: UsePaginatedQueryResult<Person> = useActiveOrgMembers(
    people,
    {},
    { initialNumItems: 5 },
  );
  useActiveOrgMembers(people);
  useActiveOrgMembers(people, "skip");
  if (live.status === "CanLoadMore") live.isLoading satisfies false;

  // Extra public fields are known wherever a member is.
  live.results[0]!.title satisfies string;
  const own: MemberListProps<Person> = {
    members: useActiveOrgMembers(people),
    renderMember: (member) => member.title,
    onMemberAction: (member) => void member.title,
  };
  const connected: OrgMemberListProps<typeof people> = {
    query: people,
    renderMember: (member) => member.title,
  };
  "" as MemberOf<typeof people>["title"] satisfies string;

  // `MemberList` takes the result of either hook.
  const plain: MemberListProps<Person> = {
    members: usePaginatedQuery(people, {}, { initialNumItems: 5 }),
  };

  // @ts-expect-error rows without `isActive` are no members
  useActiveOrgMembers(messages);
  // @ts-expect-error the server decides whose members these are
  useActiveOrgMembers(people, { orgId: "org_acme" });
  return { connected, own, plain };
}

// @ts-expect-error a query or a preloaded page
const neither: OrgMemberListProps<typeof people> = {};
// @ts-expect-error `preloaded` names its query and its page size
const both: OrgMemberListProps<typeof people> = { preloaded: firstPage, query: people };

export { both, neither };
