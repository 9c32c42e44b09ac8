import { membersOf } from "../../core/words/localization.js";

/** The texts of sections. They are apart from those of the search, which a list without sections has too. */
export interface SectionWords {
  /** Name of the rail of letters, for assistive technology. */
  sections: string;
  /**
   * Name of one of its sections.
   *
   * @param section its letter; `"漢"` for Chinese characters, `"#"` for names that begin with no letter
   * @param count how many members it has
   */
  section: (section: string, count: number) => string;
}

/** Spoken names of sections whose sign is not a letter. */
const SECTION_NAMES: Readonly<Record<string, string>> = { "#": "Other", 漢: "Chinese characters" };

export const englishSections: SectionWords = {
  sections: "Sections",
  section: (section, count) => `${SECTION_NAMES[section] ?? section}, ${membersOf(count)}`,
};
