import { memo, type ReactElement, type RefObject } from "react";
import type { BrowsedRows } from "../../components/browsedRows.js";
import type { MemberListHandle } from "../../components/MemberList.js";
import type { Section } from "../../core/browse/section.js";
import type { Member } from "../../core/member.js";
import type { PaginatedMembers } from "../../core/session/paginatedMembers.js";
import type { Failing } from "../../core/session/session.js";
import { directoryWords } from "../directoryLocalization.js";
import { type DirectoryListProps, DirectoryView } from "../DirectoryView.js";
import { SectionRail } from "../rail/SectionRail.js";
import { englishSections } from "./sectionWords.js";
import { goToSection } from "./useDirectoryHandle.js";
import { useSections } from "./useSections.js";
import type { SearchText } from "../useSearchText.js";

interface BrowsedViewProps<M extends Member> {
  /** As the app gave them to the directory: the same object until it gives others. */
  readonly list: DirectoryListProps<M>;
  readonly handle: RefObject<MemberListHandle | null>;
  readonly input: SearchText;
  /** The search and the members found; `null` where everybody is shown. */
  readonly found: {
    readonly search: { readonly text: string; readonly words: string };
    readonly members: PaginatedMembers<M>;
  } | null;
  readonly rows: readonly (M | undefined)[];
  readonly sections: readonly Section[];
  /** The section of the first row in view; `""` where that is not known. */
  readonly section: string;
  /** Whether there has been an answer whose members can be counted. */
  readonly isKnown: boolean;
  /** How many members there are in all; `undefined` until that is known. */
  readonly total: number | undefined;
  readonly auth: PaginatedMembers["auth"];
  readonly failure: Failing["failure"];
  readonly retry: () => void;
  /** Whether the rows are those of an earlier search. */
  readonly busy: boolean;
  readonly onView: BrowsedRows["onView"];
}

/**
 * Draws a directory from A to Z. It renders again when something visible has changed, not for each
 * page that becomes live or is paused.
 */
export const BrowsedView = memo(function BrowsedView<M extends Member>(props: BrowsedViewProps<M>) {
  const { list, found, rows, sections, total, auth, onView, ...view } = props;
  const { handle, section, isKnown } = view;
  const words = { ...englishSections, ...directoryWords(list.localization) };
  const sectioned = useSections(sections, words, list);
  return (
    <DirectoryView
      {...{ list, words, total }}
      {...view}
      search={found && found.search}
      members={
        found?.members ?? {
          // Some rows are `undefined`: the list treats them by `browse`.
          results: rows as readonly M[],
          status: isKnown ? "Exhausted" : "LoadingFirstPage",
          loadMore: NOTHING_MORE,
          auth,
        }
      }
      partlySearched={null}
      browse={found ? undefined : { ...sectioned, rows, onView }}
      aside={
        found ? undefined : (
          <SectionRail
            {...{ sections, words }}
            current={section}
            onJump={(to) => goToSection(handle.current, sections, to)}
          />
        )
      }
    />
  );
}) as <M extends Member>(props: BrowsedViewProps<M>) => ReactElement;

const NOTHING_MORE = () => {};
