import type { ListEnd, MemberListFailure } from "../core/session/listView.js";
import type { MemberListLocalization } from "../core/words/localization.js";
import type { MemberListProps } from "./memberListProps.js";
import { slot } from "./slot.js";

interface ListFooterProps extends Pick<MemberListProps, "renderError" | "classNames"> {
  readonly end: ListEnd;
  readonly total: number;
  readonly failure: MemberListFailure | undefined;
  readonly words: MemberListLocalization;
  /** Where more is loaded by button, in place of scrolling. */
  readonly onLoadMore: (() => void) | undefined;
}

/** Below the last row, always as tall, so that the end of the list does not jump. */
export function ListFooter(props: ListFooterProps) {
  const { end, total, failure, words, onLoadMore, renderError, classNames } = props;
  const button = { type: "button", ...slot("button", classNames) } as const;
  return (
    <div {...slot("footer", classNames)} data-state={end}>
      {end === "end" && <bdi>{words.end(total)}</bdi>}
      {end === "loading-more" && (
        <>
          <span data-slot="org-member-spinner" aria-hidden="true" />
          <bdi>{words.loadingMore}</bdi>
        </>
      )}
      {end === "more" && onLoadMore && (
        <button {...button} onClick={onLoadMore}>
          {words.loadMore}
        </button>
      )}
      {end === "error" &&
        failure &&
        (renderError ? (
          renderError(failure)
        ) : (
          <>
            <bdi>{words.errorMore}</bdi>
            <button {...button} onClick={failure.retry}>
              {words.retry}
            </button>
          </>
        ))}
    </div>
  );
}
