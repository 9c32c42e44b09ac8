import { useRef, type KeyboardEvent } from "react";
import type { OrgMemberDirectoryLocalization } from "./directoryLocalization.js";
import type { SearchText } from "./useSearchText.js";

interface SearchBoxProps {
  readonly value: SearchText;
  /** Whether the rows are those of an earlier text. */
  readonly busy: boolean;
  readonly words: Pick<OrgMemberDirectoryLocalization, "search" | "clearSearch">;
  /** Moves the focus from the box into the list. */
  readonly onEnterList: (box: Element) => void;
}

/**
 * The search box for names. It is not a combobox, but a box above a list: the focus stays in the box
 * until the reader moves it.
 */
export function SearchBox({ value, busy, words, onEnterList }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const { text, setText, setComposing } = value;

  function clear() {
    setText("");
    input.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    // While an input method composes, the keys belong to it.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") onEnterList(event.currentTarget);
    // Without text, Escape belongs to the dialog or whatever else contains the directory.
    else if (event.key === "Escape" && text !== "") clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      role="search"
      aria-label={words.search}
      data-slot="org-member-search"
      data-busy={busy || undefined}
    >
      <span data-slot="org-member-search-icon" aria-hidden="true" />
      <input
        ref={input}
        type="search"
        data-slot="org-member-search-input"
        aria-label={words.search}
        placeholder={words.search}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onKeyDown={onKeyDown}
        autoCapitalize="none"
        autoComplete="off"
        autoCorrect="off"
        enterKeyHint="search"
        spellCheck={false}
      />
      {text !== "" && (
        <button
          type="button"
          data-slot="org-member-search-clear"
          aria-label={words.clearSearch}
          onClick={clear}
        />
      )}
    </div>
  );
}
