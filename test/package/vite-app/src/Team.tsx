import { OrgMemberList } from "convex-org-members";
import "convex-org-members/styles.css";
import type { Preloaded } from "convex/react";
import { api } from "../convex/_generated/api";

const query = api.users.queries.listActiveUsersInOrg;

export type FirstPage = Preloaded<typeof query>;

export const Team = ({ preloaded }: { preloaded?: FirstPage | undefined }) =>
  preloaded ? <OrgMemberList preloaded={preloaded} /> : <OrgMemberList query={query} />;
