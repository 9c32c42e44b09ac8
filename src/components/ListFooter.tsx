import type { ListEnd, MemberListFailure } from "../core/session/listView.js";
import type { MemberListLocalization } from "../core/words/localization.js";
import type { MemberListProps } from "./memberListProps.js";
import { slot } from "./slot.js";

interface ListFooterProps extends Pick<MemberListProps, "renderError" | "classNames"> {
  readonly end: ListEnd;
  readonly total: number;
  readonly failure: MemberListFailure | undefined;
  readonly words: MemberListLocalization;
  /** Whether more is loaded by a button instead of by scrolling. */
  readonly onLoadMore: (() => void) | undefined;
}

/**
 * Below the last row, always of the same height, so that the end of the list does not jump. Its
 * button stays the same element, so that it keeps the focus. When it is removed, the footer gets it.
 */
export function ListFooter(props: ListFooterProps) {
  const { end, total, failure, words, onLoadMore, renderError, classNames } = props;
  const failed = end === "error";
  const loading = end === "loading-more";
  const onClick = failed ? failure?.retry : end === "end" ? undefined : onLoadMore;
  const text = failed
    ? words.errorMore
    : loading
      ? words.loadingMore
      : end === "end" && words.end(total);
  return (
    <div {...slot("footer", classNames)} data-state={end} tabIndex={-1}>
      {failed && failure && renderError ? (
        renderError(failure)
      ) : (
        <>
          {loading && <span data-slot="org-member-spinner" aria-hidden="true" />}
          {text && <bdi>{text}</bdi>}
          {onClick && (
            <button
              type="button"
              {...slot("button", classNames)}
              aria-disabled={loading || undefined}
              onClick={onClick}
            >
              {failed ? words.retry : words.loadMore}
            </button>
          )}
        </>
      )}
    </div>
  );
}
