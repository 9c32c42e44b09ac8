import { useImperativeHandle, type Ref, type RefObject } from "react";
import type { Identified } from "../core/member.js";
import type { MemberListHandle, ScrollToIndexOptions } from "../core/viewport/memberListHandle.js";
import { useLatest } from "./useLatest.js";
import type { useRovingRow } from "./useRovingRow.js";

type ScrollToIndex = MemberListHandle["scrollToIndex"];

/** What the list's `ref` offers: one handle for as long as the list is mounted. */
export function useListHandle(
  handle: Ref<MemberListHandle>,
  scroller: RefObject<HTMLElement | null>,
  rows: readonly (Identified | undefined)[],
  roving: ReturnType<typeof useRovingRow>,
  scrollToIndex: ScrollToIndex,
): void {
  const latest = useLatest({ rows, roving, scrollToIndex });
  useImperativeHandle(handle, () => {
    const reach = (id: string, focus: boolean, options?: ScrollToIndexOptions) => {
      const { rows, roving, scrollToIndex } = latest.current;
      const index = rows.findIndex((row) => row?._id === id);
      if (index < 0) return false;
      scrollToIndex(index, options);
      if (focus) roving.focus(index, false);
      return true;
    };
    return {
      get element() {
        return scroller.current?.closest<HTMLElement>("[data-slot=org-member-list]") ?? null;
      },
      scrollToIndex: (...target) => latest.current.scrollToIndex(...target),
      scrollToMember: (id, options) => reach(id, false, options),
      focusMember: (id, options) => reach(id, true, options),
    };
  }, [latest, scroller]);
}
