import { type Ref, type RefObject, useEffect, useImperativeHandle, useRef } from "react";
import type { MemberListHandle } from "../../components/MemberList.js";
import { isPlaceLost } from "../../core/browse/isPlaceLost.js";
import type { View } from "../../core/browse/pager.js";
import { rowsOf } from "../../core/browse/page.js";
import type { Section } from "../../core/browse/section.js";
import type { Member } from "../../core/member.js";
import type { ScrollToIndexOptions } from "../../core/viewport/memberListHandle.js";
import { useIsomorphicLayoutEffect } from "../../hooks/useIsomorphicLayoutEffect.js";
import { useLatest } from "../../hooks/useLatest.js";
import type { OrgMemberDirectoryHandle } from "./directoryHandle.js";
import type { useBrowsedMembers } from "./useBrowsedMembers.js";

/** A member that the app wants to scroll to, and who is not in view yet. */
interface Awaited {
  readonly id: string;
  readonly show: () => boolean;
  readonly resolve: (isThere: boolean | Promise<never>) => void;
  /**
   * `"wanted"`: the server is not asked yet. `"asked"`: it is. `"found"`: the pager goes there.
   * `"scrolled"`: the list has been scrolled there. `"arrived"`: the list has reported that view.
   */
  step: "wanted" | "asked" | "found" | "scrolled" | "arrived";
  /** The first row in view: at the call, and then where the list was scrolled to. */
  row: number;
}

/**
 * What the directory's `ref` offers: the list's own handle, and ways to members not loaded. Of several
 * calls the last one counts.
 *
 * @returns whether the list is on its way to a member, given what it has in view: until it is there,
 *   ignore that. A reader who goes elsewhere meanwhile is not brought back
 */
export function useDirectoryHandle<M extends Member>(
  handle: Ref<OrgMemberDirectoryHandle>,
  list: RefObject<MemberListHandle | null>,
  browsed: ReturnType<typeof useBrowsedMembers<M>>,
  isSearch: boolean,
): (view: View) => boolean {
  const { pager, auth, locate, send } = browsed;
  const { run, view, counts, failure, pageSize, arrangement } = pager;
  const awaited = useRef<Awaited | null>(null);

  /** Takes the next step towards the member, if it can be taken now. */
  function advance() {
    const { current } = awaited;
    if (current === null) return;
    const { id, step, show } = current;
    const fresh = run.pages.filter(({ isFresh }) => isFresh);
    // A member who was seen on another page may have left since, or may have another place.
    const isSeen = fresh.some((page) => rowsOf(page).some(({ _id }) => _id === id));
    const own = run.pages.find(({ order }) => order === "asc");
    const isLost = "edge" in run.origin || own?.isFresh;
    if (isSearch) {
      // A reader who has begun to search meanwhile is not taken elsewhere.
      settle(awaited, step === "wanted" && show());
    } else if (isSeen && show()) {
      settle(awaited, true);
    } else if (step === "wanted") {
      // The app may call as soon as the list is mounted, when the server cannot be asked yet.
      if (counts === null && failure === null && auth !== "signedOut") return;
      current.step = "asked";
      locate({ from: { member: id }, order: "asc", skip: 0 }).then(
        (found) => {
          if (awaited.current !== current) return;
          current.step = "found";
          if (found) send({ type: "wanted", found });
          else settle(awaited, false);
        },
        (error) => {
          if (awaited.current !== current) return;
          settle(awaited, isPlaceLost(error) ? false : Promise.reject(error));
        },
      );
    } else if (step === "asked") {
      return;
    } else if (step !== "found" && isLost) {
      // The member has left meanwhile, or the reader has gone elsewhere.
      settle(awaited, false);
    } else if (step === "found" || view.first !== current.row) {
      current.step = "scrolled";
      current.row = view.first;
      list.current?.scrollToIndex(view.first, { align: "start" });
    }
  }
  const latest = useLatest({ advance, arrangement, first: view.first });

  useImperativeHandle(handle, () => {
    const reach = (id: string, show: () => boolean) => {
      settle(awaited, false);
      // In no id is half of a surrogate pair, and the server disconnects a client that sends one.
      if (/\p{Cs}/u.test(id)) return Promise.resolve(false);
      return new Promise<boolean>((resolve) => {
        const { advance, first } = latest.current;
        awaited.current = { id, show, resolve, step: "wanted", row: first };
        advance();
      });
    };
    return {
      get element() {
        return list.current?.element ?? null;
      },
      scrollToIndex(...target) {
        settle(awaited, false);
        list.current?.scrollToIndex(...target);
      },
      scrollToSection(section) {
        settle(awaited, false);
        return goToSection(list.current, latest.current.arrangement.sections, section);
      },
      scrollToMember: (id: string, options?: ScrollToIndexOptions) =>
        reach(id, () => list.current?.scrollToMember(id, options) === true),
      focusMember: (id: string, options?: ScrollToIndexOptions) =>
        reach(id, () => list.current?.focusMember(id, options) === true),
    };
  }, [latest, list]);

  useIsomorphicLayoutEffect(advance);
  useEffect(() => () => settle(awaited, false), []);

  return ({ first }) => {
    const { current } = awaited;
    if (current === null) return false;
    const isFar = Math.abs(first - current.row) > pageSize;
    if (current.step === "found" || current.step === "scrolled") {
      if (!isFar && current.step === "scrolled") current.step = "arrived";
      return true;
    }
    if (isFar) settle(awaited, false);
    return current.step === "arrived" && !isFar;
  };
}

function settle(awaited: RefObject<Awaited | null>, isThere: boolean | Promise<never>): void {
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
  endReading(list.element);
  list.scrollToIndex(at.first, { align: "start" });
  return true;
}

/**
 * Where a screen reader was in the rows is no place any more. Firefox would take it along to the rows
 * that come in place of those that go, and the screen reader would say those.
 */
function endReading(list: HTMLElement | null): void {
  const selection = list?.ownerDocument.getSelection();
  const rows = list?.querySelector("[data-slot=org-member-rows]");
  if (selection && rows?.contains(selection.anchorNode)) selection.removeAllRanges();
}
