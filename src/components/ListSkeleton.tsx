import type { MemberListProps } from "./memberListProps.js";
import { slot } from "./slot.js";

/** Enough to fill the list's default `max-height`; the rest is cut off. */
const ROWS = 12;

interface ListSkeletonProps extends Pick<MemberListProps, "renderSkeleton" | "classNames"> {
  /** Height in px for rows drawn by the app; the list's own have the height of their content. */
  readonly rowHeight: number | undefined;
}

/** Placeholder rows, built like real ones, so that they are as tall. */
export function ListSkeleton({ renderSkeleton, classNames, rowHeight }: ListSkeletonProps) {
  return (
    <div data-slot="org-member-skeleton" aria-hidden="true">
      {Array.from({ length: ROWS }, (_, index) => (
        <div
          key={index}
          {...slot("row", classNames)}
          style={rowHeight === undefined ? undefined : { blockSize: rowHeight, overflow: "hidden" }}
        >
          <SkeletonContent {...{ index, renderSkeleton, classNames }} />
        </div>
      ))}
    </div>
  );
}

type SkeletonContentProps = Omit<ListSkeletonProps, "rowHeight"> & { readonly index: number };

/** What a row shows until its member is loaded. */
export function SkeletonContent({ index, renderSkeleton, classNames }: SkeletonContentProps) {
  if (renderSkeleton) return renderSkeleton();
  return (
    <div data-slot="org-member-content">
      <div data-slot="org-member-cell">
        <span {...slot("avatar", classNames)} />
        <span {...slot("name", classNames)}>
          <span data-slot="org-member-skeleton-name">
            {"\u00a0".repeat(24 + ((index * 7) % 16))}
          </span>
        </span>
      </div>
    </div>
  );
}
