import { useMutation } from "convex/react";
import { api } from "../../convex/_generated/api";
import { SignIn } from "../components/SignIn";
import { useSession } from "../session";
import type { PageProps } from "./pageProps";

export function Settings({ me }: PageProps) {
  const { isLoading, isSignedIn, organizationId } = useSession();
  const setTitle = useMutation(api.users.me.setTitle);
  if (!isLoading && !isSignedIn) return <SignIn />;
  // After a switch, what is known is still the other organization's.
  if (me?.organizationId !== organizationId) return <p>Loading…</p>;
  if (!me.id) return <p>You are in no organization.</p>;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const title = new FormData(event.currentTarget).get("title");
        void setTitle({ title: typeof title === "string" ? title : "" });
      }}
    >
      <label>
        Your title, for everyone in the organization
        <input name="title" defaultValue={me.title} maxLength={80} />
      </label>
      <button type="submit">Save</button>
    </form>
  );
}
