import type { ReactNode } from "react";
import type { Member } from "../core/member.js";
import type { RowLayout } from "../core/viewport/rowLayout.js";
import type { RowRange } from "../core/viewport/rowRange.js";

/**
 * Rows of which not all are loaded: what a list from A to Z gives `MemberList`. The base list knows
 * no sections: how they are laid out and drawn comes with them.
 */
export interface BrowsedRows<M extends Member = Member> {
  /** One for each member there is, in order; `undefined` where none is loaded. */
  readonly rows: readonly (M | undefined)[];
  /** The same function while the sections are the same. */
  readonly layOut: (rowHeight: number) => RowLayout;
  /** After each draw, and when the reader has come to rest. */
  readonly onView: (view: {
    readonly first: number;
    readonly last: number;
    readonly isMoving: boolean;
  }) => void;
  /** Adds the headings of the sections to the rows that are drawn. */
  readonly withSections: (
    rows: readonly ReactNode[],
    layout: RowLayout,
    view: DrawnRows,
    isGrid: boolean,
  ) => ReactNode;
  /** The heading in the first row of a section in a grid, for screen readers; `undefined` in any other. */
  readonly headingAt: (index: number) => string | undefined;
  /** The first row of the section that a letter belongs to; `-1` for none. */
  readonly rowForLetter: (letter: string) => number;
  /** Draws the row of a member who is not loaded. */
  readonly renderAwaited: (place: AwaitedPlace) => ReactNode;
}

/** Which rows are drawn and where, in px from the top of the element that holds them. */
export interface DrawnRows {
  /** In order. */
  readonly rows: readonly { readonly index: number }[];
  /** Those around what is in view: all of them but the one that has the focus. */
  readonly drawn: RowRange;
  /** By how much less than in the layout. */
  readonly shift: number;
  readonly firstInView: number;
  /** Where to scroll to for an offset of the layout, also for one far away in a scaled list. */
  readonly placeOf: (offset: number) => number;
}

/** The place of a row whose member is not loaded. */
export interface AwaitedPlace {
  readonly index: number;
  /** In px from the top of the list. */
  readonly top: number;
  /** In px. */
  readonly height: number;
  /** Whether the row holds the grid's tab stop; `undefined` for the item of a list. */
  readonly tabStop: boolean | undefined;
}

/** Props that only the package's own components pass to the list. */
export interface InnerListProps<M extends Member = Member> {
  readonly browse?: BrowsedRows<M> | undefined;
  /** Beside the rows. */
  readonly aside?: ReactNode;
}
