import {
  english,
  type MemberListLocalization,
  membersOf,
  number,
} from "../core/words/localization.js";
import type { SectionWords } from "./sectioned/sectionWords.js";

/** All texts of the directory: those of the list, of the search above it, and of the sections. */
export interface OrgMemberDirectoryLocalization extends MemberListLocalization, SectionWords {
  /** Name of the search box, for assistive technology and as its placeholder. */
  search: string;
  /** Name of the button that empties the search box. */
  clearSearch: string;
  /** Beside the search box, while there is no search. */
  count: (total: number) => string;
  /**
   * Beside the search box, for a search.
   *
   * @param found members found so far
   * @param more whether there are more of them, not loaded yet
   * @param total all members; `undefined` where that is not known
   */
  found: (found: number, more: boolean, total: number | undefined) => string;
  /** Announced when the result of a search is there. */
  foundAnnounced: (found: number, more: boolean) => string;
  /** The headline where a search finds nobody. */
  noMatchTitle: (search: string) => string;
  noMatchHint: string;
  /** Where the organization is too large to be searched without a `searchQuery`. */
  partlySearched: (loaded: number) => string;
}

const atLeast = (found: number, more: boolean) => number(found) + (more ? "+" : "");

/** The words of a search and of the list below it. */
export type SearchWords = Omit<OrgMemberDirectoryLocalization, keyof SectionWords>;

const englishSearch: Omit<SearchWords, keyof MemberListLocalization> = {
  search: "Search members",
  clearSearch: "Clear search",
  count: membersOf,
  found: (found, more, total) =>
    total === undefined
      ? `${atLeast(found, more)} found`
      : `${atLeast(found, more)} of ${number(total)}`,
  foundAnnounced: (found, more) =>
    more ? `More than ${number(found)} members found` : `${membersOf(found)} found`,
  noMatchTitle: (search) => `No member matches “${search}”`,
  noMatchHint: "Check the spelling, or search for another part of the name.",
  partlySearched: (loaded) => `Only the first ${membersOf(loaded)} are searched`,
};

/** The same in English, except for the words that the app gives. */
export const directoryWords = (
  given: Partial<OrgMemberDirectoryLocalization> | undefined,
): SearchWords & Partial<SectionWords> => ({ ...english, ...englishSearch, ...given });
