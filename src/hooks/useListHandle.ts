import { useImperativeHandle, type Ref } from "react";
import type { Identified } from "../core/member.js";
import type { MemberListHandle } from "../core/memberListHandle.js";
import type { useRovingRow } from "./useRovingRow.js";

type Scroll = MemberListHandle["scrollToIndex"];

/** What the list's `ref` offers. */
export function useListHandle(
  handle: Ref<MemberListHandle>,
  rows: readonly Identified[],
  roving: ReturnType<typeof useRovingRow>,
  scrollToIndex: Scroll,
): void {
  useImperativeHandle(handle, () => {
    const reach = (id: string, then: (index: number) => void) => {
      const index = rows.findIndex(({ _id }) => _id === id);
      if (index >= 0) then(index);
      return index >= 0;
    };
    return {
      scrollToIndex,
      scrollToMember: (id) => reach(id, scrollToIndex),
      focusMember: (id) =>
        reach(id, (index) => {
          scrollToIndex(index);
          roving.focus(index);
        }),
    };
  });
}
