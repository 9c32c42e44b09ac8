import { useImperativeHandle, type Ref } from "react";
import type { Identified } from "../core/member.js";
import type { MemberListHandle } from "../core/viewport/memberListHandle.js";
import { useLatest } from "./useLatest.js";
import type { useRovingRow } from "./useRovingRow.js";

type Scroll = MemberListHandle["scrollToIndex"];

/** What the list's `ref` offers: one handle for as long as the list is mounted. */
export function useListHandle(
  handle: Ref<MemberListHandle>,
  rows: readonly Identified[],
  roving: ReturnType<typeof useRovingRow>,
  scrollToIndex: Scroll,
): void {
  const latest = useLatest({ rows, roving, scrollToIndex });
  useImperativeHandle(handle, () => {
    const reach = (id: string, focus: boolean) => {
      const { rows, roving, scrollToIndex } = latest.current;
      const index = rows.findIndex(({ _id }) => _id === id);
      if (index < 0) return false;
      scrollToIndex(index);
      if (focus) roving.focus(index, false);
      return true;
    };
    return {
      scrollToIndex: (...target) => latest.current.scrollToIndex(...target),
      scrollToMember: (id) => reach(id, false),
      focusMember: (id) => reach(id, true),
    };
  }, [latest]);
}
