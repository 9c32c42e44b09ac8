import { viewTitle } from "../core/words/announcement.js";
import type { ListFailure, ListView } from "../core/session/listView.js";
import type { MemberListLocalization } from "../core/words/localization.js";
import type { MemberListProps } from "./memberListProps.js";
import { slot } from "./slot.js";

interface ListStateProps extends Pick<
  MemberListProps,
  "renderEmptyState" | "renderError" | "classNames"
> {
  readonly view: Exclude<ListView, "ready" | "loading">;
  readonly failure: ListFailure | undefined;
  readonly words: MemberListLocalization;
}

/** What stands in place of the rows when there are none to show. */
export function ListState({
  view,
  failure,
  words,
  renderEmptyState,
  renderError,
  classNames,
}: ListStateProps) {
  if (view === "empty" && renderEmptyState) return renderEmptyState();
  if (view === "error" && failure && renderError) return renderError(failure);
  const hints = {
    "signed-out": words.signedOutHint,
    "no-access": words.noAccessHint,
    error: words.errorHint,
    empty: words.emptyHint,
  };
  return (
    <div {...slot("state", classNames)} data-state={view}>
      <p data-slot="org-member-state-title">{viewTitle(view, words)}</p>
      <p data-slot="org-member-state-hint">{hints[view]}</p>
      {view === "error" && failure && (
        <button type="button" onClick={failure.retry} {...slot("button", classNames)}>
          {words.retry}
        </button>
      )}
    </div>
  );
}
