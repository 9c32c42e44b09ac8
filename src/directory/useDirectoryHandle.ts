import { type Ref, type RefObject, useEffect, useImperativeHandle, useRef } from "react";
import type { MemberListHandle } from "../components/MemberList.js";
import { isPlaceLost } from "../core/browse/isPlaceLost.js";
import type { Section } from "../core/browse/section.js";
import type { Member } from "../core/member.js";
import type { ScrollToIndexOptions } from "../core/viewport/memberListHandle.js";
import { useIsomorphicLayoutEffect } from "../hooks/useIsomorphicLayoutEffect.js";
import { useLatest } from "../hooks/useLatest.js";
import type { OrgMemberDirectoryHandle } from "./directoryHandle.js";
import type { useBrowsedMembers } from "./useBrowsedMembers.js";

/** A member that the app wants to scroll to, and whose row is not loaded yet. */
interface Awaited {
  readonly show: () => boolean;
  readonly resolve: (isThere: boolean) => void;
  /** Whether the list has been scrolled to where they are expected. */
  isExpected: boolean;
}

/**
 * What the directory's `ref` offers: the list's own handle, and ways to members not loaded.
 *
 * @returns whether the list is on its way to a member: until it is there, ignore what is in view
 */
export function useDirectoryHandle<M extends Member>(
  handle: Ref<OrgMemberDirectoryHandle>,
  list: RefObject<MemberListHandle | null>,
  browsed: ReturnType<typeof useBrowsedMembers<M>>,
  isSearch: boolean,
): () => boolean {
  const latest = useLatest({ ...browsed, isSearch });
  const awaited = useRef<Awaited | null>(null);

  useImperativeHandle(handle, () => {
    let calls = 0;
    async function reach(show: () => boolean, id: string): Promise<boolean> {
      const call = ++calls;
      settle(awaited, false);
      if (show()) return true;
      if (latest.current.isSearch) return false;
      try {
        const { locate, send } = latest.current;
        const found = await locate({ from: { member: id }, order: "asc", skip: 0 });
        // Meanwhile the app may have called again, or the reader may have searched for somebody.
        const isOver = call !== calls || list.current === null || latest.current.isSearch;
        if (found === null || isOver) return false;
        return await new Promise<boolean>((resolve) => {
          awaited.current = { show, resolve, isExpected: false };
          send({ type: "wanted", found });
        });
      } catch (error) {
        if (isPlaceLost(error)) return false;
        throw error;
      }
    }
    return {
      get element() {
        return list.current?.element ?? null;
      },
      scrollToIndex: (...target) => list.current?.scrollToIndex(...target),
      scrollToSection: (section) =>
        goToSection(list.current, latest.current.shown.sections, section),
      scrollToMember: (id: string, options?: ScrollToIndexOptions) =>
        reach(() => list.current?.scrollToMember(id, options) === true, id),
      focusMember: (id: string, options?: ScrollToIndexOptions) =>
        reach(() => list.current?.focusMember(id, options) === true, id),
    };
  }, [latest, list]);

  useIsomorphicLayoutEffect(() => {
    const { current } = awaited;
    if (current === null) return;
    const { run, view } = browsed.pager;
    if (current.show()) {
      settle(awaited, true);
    } else if (!current.isExpected) {
      current.isExpected = true;
      list.current?.scrollToIndex(view.first, { align: "start" });
    } else if (isSearch || "edge" in run.origin || run.pages.some(({ isFresh }) => isFresh)) {
      // The member has left meanwhile, or the reader has gone elsewhere.
      settle(awaited, false);
    }
  });
  useEffect(() => () => settle(awaited, false), []);
  return () => awaited.current !== null;
}

function settle(awaited: RefObject<Awaited | null>, isThere: boolean): void {
  awaited.current?.resolve(isThere);
  awaited.current = null;
}

/** Scrolls to the beginning of a section. */
export function goToSection(
  list: MemberListHandle | null,
  sections: readonly Section[],
  section: string,
): boolean {
  const at = sections.find((each) => each.section === section);
  if (at === undefined || list === null) return false;
  list.scrollToIndex(at.first, { align: "start" });
  return true;
}
