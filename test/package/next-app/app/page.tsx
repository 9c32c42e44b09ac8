import { preloadQuery } from "convex/nextjs";
import { OrgMemberList } from "convex-org-members";
import { api } from "../convex/_generated/api";
import { Providers } from "./Providers";

// As in any app that asks who is signed in.
export const dynamic = "force-dynamic";

export default async function Page() {
  const token = process.env.TOKEN!;
  const preloaded = await preloadQuery(
    api.users.queries.listActiveUsersInOrg,
    { paginationOpts: { numItems: 100, cursor: null } },
    { token },
  );
  return (
    <Providers token={token}>
      <OrgMemberList preloaded={preloaded} />
    </Providers>
  );
}
