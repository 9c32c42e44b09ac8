import { useQuery } from "convex/react";
import { useState } from "react";
import { api } from "../convex/_generated/api";
import { Members } from "./pages/Members";
import { Settings } from "./pages/Settings";
import { useSession } from "./session";

const pages = { Members, Settings };

export function App() {
  const [page, setPage] = useState<keyof typeof pages>("Members");
  const { organizationId, isSignedIn, signOut, switchTo } = useSession();
  const me = useQuery(api.users.me.get, isSignedIn ? {} : "skip");
  const Page = pages[page];
  return (
    <>
      <header>
        <nav>
          {(Object.keys(pages) as (keyof typeof pages)[]).map((name) => (
            <button
              key={name}
              type="button"
              aria-current={name === page ? "page" : undefined}
              onClick={() => setPage(name)}
            >
              {name}
            </button>
          ))}
        </nav>
        {isSignedIn && (
          <>
            <select
              aria-label="Organization"
              value={organizationId ?? ""}
              onChange={(event) => switchTo(event.target.value)}
            >
              {[...new Set([organizationId ?? "", ...(me?.organizations ?? [])])].map((id) => (
                <option key={id}>{id}</option>
              ))}
            </select>
            <button type="button" onClick={signOut}>
              Sign out
            </button>
          </>
        )}
      </header>
      <main>
        <h1>{page}</h1>
        {/* Another organization is another page: nothing of the one before stays. */}
        <Page key={organizationId} me={me} />
      </main>
    </>
  );
}
