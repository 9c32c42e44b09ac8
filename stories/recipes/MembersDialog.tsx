import { useRef } from "react";
import { api } from "../../convex/_generated/api.js";
import { OrgMemberList } from "../../src/index.js";

/** In a dialog, where Tab reaches the list once and Escape closes. */
export function MembersDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button type="button" className="recipe-button" onClick={() => dialog.current?.showModal()}>
        Show members
      </button>
      <dialog ref={dialog} className="recipe-dialog" aria-labelledby="recipe-dialog-title">
        <h2 id="recipe-dialog-title">Members of Acme</h2>
        <OrgMemberList query={api.users.queries.listActiveUsersInOrg} className="recipe-bare" />
        <form method="dialog">
          <button type="submit" className="recipe-button">
            Done
          </button>
        </form>
      </dialog>
    </>
  );
}
