import { api } from "../../convex/_generated/api.js";
import { OrgMemberList, type MemberListState } from "../../src/index.js";

const renderState = ({ view, title, hint }: MemberListState) =>
  view === "signed-out" ? (
    <div className="recipe-state">
      <h2>{title}</h2>
      <p>{hint}</p>
      <a className="recipe-button" href="/sign-in">
        Sign in
      </a>
    </div>
  ) : undefined; // The list's own message for every other view.

/** Where the list says that one is signed out, a way to sign in. */
export function SignInButton() {
  return (
    <section className="recipe-card">
      <h1>Members</h1>
      <OrgMemberList query={api.users.queries.listActiveUsersInOrg} renderState={renderState} />
    </section>
  );
}
