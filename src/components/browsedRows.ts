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
  /** Draws the sections of some rows, shifted as the rows are. */
  readonly renderSections: (layout: RowLayout, drawn: RowRange, shift: number) => ReactNode;
  /** Before the first row of a section, for screen readers; `undefined` before any other. */
  readonly headingAt: (index: number) => string | undefined;
  /** The first row of the section that a letter belongs to; `-1` for none. */
  readonly rowForLetter: (letter: string) => number;
  /** Draws the row of a member who is not loaded. */
  readonly renderAwaited: (place: AwaitedPlace) => ReactNode;
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
