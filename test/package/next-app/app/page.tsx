import { preloadQuery } from "convex/nextjs";
import { OrgMemberList } from "convex-org-members";
import { connection } from "next/server";
import { Suspense } from "react";
import { api } from "../convex/_generated/api";
import { Providers } from "./Providers";

export default function Page() {
  return (
    <Suspense>
      <SignedIn />
    </Suspense>
  );
}

async function SignedIn() {
  // As in any app that asks who is signed in: this part is rendered for each request.
  await connection();
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
