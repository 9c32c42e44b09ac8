import { useRef, type KeyboardEvent } from "react";
import type { OrgMemberDirectoryLocalization } from "./directoryLocalization.js";
import type { SearchText } from "./useSearchText.js";

interface SearchBoxProps {
  readonly value: SearchText;
  /** Whether the rows do not answer the text yet. */
  readonly busy: boolean;
  readonly words: Pick<OrgMemberDirectoryLocalization, "search" | "clearSearch">;
  /** Moves the focus from the box into the list. */
  readonly onEnterList: (box: Element) => void;
}

/**
 * Where one types a name. It is a search box with a list below, not a combobox: the focus stays in
 * the box until the reader moves it.
 */
export function SearchBox({ value, busy, words, onEnterList }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const { text, setText, setComposing } = value;

  function clear() {
    setText("");
    input.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    // The keys that an input method uses while it composes are its own.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") onEnterList(event.currentTarget);
    // With no text, Escape is for whatever the directory is in, such as a dialog.
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
