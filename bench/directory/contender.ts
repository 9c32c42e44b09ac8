import type { ReactNode } from "react";

/** What a contender draws, and how it goes to a section by itself; without that, by its scrollbar. */
export interface Contender {
  readonly list: ReactNode;
  readonly goToSection?: (section: string) => void;
}
