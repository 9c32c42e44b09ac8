import type { MemberListLocalization } from "../core/words/localization.js";
import { viewHint, viewTitle } from "../core/words/viewTexts.js";
import type { MemberListProps, MemberListState } from "./memberListProps.js";
import { slot } from "./slot.js";

interface ListStateProps extends Pick<MemberListProps, "renderState" | "classNames"> {
  readonly view: MemberListState["view"];
  readonly failure: MemberListState["failure"];
  readonly words: MemberListLocalization;
  readonly offline: boolean;
}

/** Shown instead of rows when there are none. */
export function ListState(props: ListStateProps) {
  const { view, failure, words, offline, renderState, classNames } = props;
  const title = viewTitle(view, words);
  const hint = viewHint(view, words, offline);
  const own = renderState?.({ view, title, hint, failure });
  if (own !== undefined) return own;
  return (
    <div {...slot("state", classNames)} data-state={view}>
      <p data-slot="org-member-state-title">{title}</p>
      <p data-slot="org-member-state-hint">{hint}</p>
      {view === "error" && failure && (
        <button type="button" onClick={failure.retry} {...slot("button", classNames)}>
          {words.retry}
        </button>
      )}
    </div>
  );
}
