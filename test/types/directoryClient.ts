// What the directory's hooks ask for and return, as an app that calls them sees it.
import type {
  DefaultFunctionArgs,
  FunctionReference,
  PaginationOptions,
  PaginationResult,
} from "convex/server";
import type { GenericId } from "convex/values";
import type { Ref } from "react";
import type { MemberListHandle } from "../../src/index.js";
import {
  OrgMemberDirectory,
  type OrgMemberDirectoryHandle,
  type OrgMemberDirectoryProps,
  type OrgMemberCountQuery,
  type OrgMemberDirectoryQueries,
  type OrgMemberSearchQuery,
  SearchableOrgMemberList,
  type SectionCount,
  SectionedOrgMemberList,
  useOrgMemberCount,
  useOrgMemberSearch,
} from "../../src/directory/index.js";

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <_Claim extends true>() => {};

interface Person {
  _id: GenericId<"people">;
  isActive: boolean;
  title: string;
}
type Search<Own> = FunctionReference<
  "query",
  "public",
  Own & { search: string; paginationOpts: PaginationOptions },
  PaginationResult<Person>
>;
type Count<Own extends DefaultFunctionArgs> = FunctionReference<"query", "public", Own, number>;
// oxlint-disable-next-line typescript/no-empty-object-type -- what Convex generates for a query without arguments
type Nothing = {};
type Session = { sessionId: string };

holds<Count<Nothing> extends OrgMemberCountQuery ? true : false>();
holds<Count<Session> extends OrgMemberCountQuery ? true : false>();
holds<Search<Session> extends OrgMemberSearchQuery ? true : false>();

export function Plain({ search, count }: { search: Search<Nothing>; count: Count<Nothing> }) {
  const { results } = useOrgMemberSearch(search, { search: "ada" });
  holds<Equal<(typeof results)[number], Person>>();
  useOrgMemberSearch(search, "skip");
  useOrgMemberCount(count);
  useOrgMemberCount(count, {});
  useOrgMemberCount(count, "skip");
  // @ts-expect-error nothing else is asked for
  useOrgMemberSearch(search, { search: "ada", sessionId: "1" });
  // @ts-expect-error the text is
  useOrgMemberSearch(search, {});
}

export function Custom({ search, count }: { search: Search<Session>; count: Count<Session> }) {
  useOrgMemberSearch(search, { search: "ada", sessionId: "1" });
  useOrgMemberCount(count, { sessionId: "1" });
  useOrgMemberCount(count, "skip");
  // @ts-expect-error the customQuery asks for a session
  useOrgMemberSearch(search, { search: "ada" });
  // @ts-expect-error the customQuery asks for a session
  useOrgMemberCount(count);
}

/** `api.users.directory` of an app with a `customQuery` and a public field of its own. */
interface Directory {
  searchActiveUsersInOrg: Search<Session>;
  countActiveUsersBySection: FunctionReference<"query", "public", Session, SectionCount[]>;
  browseActiveUsersInOrg: FunctionReference<
    "query",
    "public",
    Session & {
      from: { edge: "before" | "after"; section: string } | { member: string; section?: string };
      order: "asc" | "desc";
      paginationOpts: PaginationOptions;
    },
    PaginationResult<Person> & { sections: SectionCount[] }
  >;
  locateActiveUserInOrg: FunctionReference<
    "query",
    "public",
    Session & {
      from: { edge: "before" | "after"; section: string } | { member: string; section?: string };
      order: "asc" | "desc";
      skip: number;
    },
    { member: GenericId<"people">; section: string; skipped: number; before: number } | null
  >;
}
holds<Directory extends OrgMemberDirectoryQueries<Person> ? true : false>();

type List = FunctionReference<
  "query",
  "public",
  Session & { paginationOpts: PaginationOptions },
  PaginationResult<Person>
>;

interface Given {
  directory: Directory;
  query: List;
  searchQuery: Search<Session>;
  countQuery: Count<Session>;
  listRef: Ref<MemberListHandle>;
  directoryRef: Ref<OrgMemberDirectoryHandle>;
}

const args = { sessionId: "" };
const renderMember = ({ title }: Person) => title;

export const aToZ = ({ directory, query, searchQuery, listRef, directoryRef }: Given) => [
  OrgMemberDirectory({ directory, args, renderMember, ref: directoryRef }),
  SectionedOrgMemberList({ directory, args, renderMember, ref: directoryRef }),
  // @ts-expect-error its members are read by `directory`
  OrgMemberDirectory({ directory, query, args }),
  // @ts-expect-error its members are read by `directory`
  SectionedOrgMemberList({ directory, query }),
  // @ts-expect-error its members are searched by `directory`
  SectionedOrgMemberList({ directory, searchQuery }),
  // @ts-expect-error all of its rows would be too many to draw
  SectionedOrgMemberList({ directory, virtualized: false }),
  // @ts-expect-error its handle answers later: a member need not be loaded
  SectionedOrgMemberList({ directory, ref: listRef }),
  // @ts-expect-error without `directory` there is nobody to show
  SectionedOrgMemberList({}),
];

export const newestFirst = (given: Given) => {
  const { directory, query, searchQuery, countQuery, listRef, directoryRef } = given;
  return [
    OrgMemberDirectory({ query, args, searchQuery, countQuery, renderMember, ref: listRef }),
    SearchableOrgMemberList({ query, args, searchQuery, countQuery, renderMember, ref: listRef }),
    SearchableOrgMemberList({ query, args, localSearchLimit: 100, virtualized: false }),
    // @ts-expect-error it has no sections
    SearchableOrgMemberList({ query, args, directory }),
    // @ts-expect-error it has no sections to scroll to
    SearchableOrgMemberList({ query, args, ref: directoryRef }),
    // @ts-expect-error without a query there is nobody to show
    SearchableOrgMemberList({ searchQuery, countQuery }),
  ];
};

/** What is chosen at run time, or put together elsewhere, is checked as well. */
export const either = ({ directory, query, searchQuery }: Given, isAToZ: boolean) => {
  const both = { directory, query, args };
  const own = { args, renderMember };
  return [
    OrgMemberDirectory(isAToZ ? { directory, ...own } : { query, searchQuery, ...own }),
    // @ts-expect-error one of the two
    OrgMemberDirectory(both),
  ];
};

export const handedOn = (props: OrgMemberDirectoryProps<List>) => OrgMemberDirectory(props);
