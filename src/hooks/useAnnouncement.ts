import { useEffect, useRef, useState } from "react";
import { announcement, type ListStatus } from "../core/words/announcement.js";
import type { MemberListLocalization } from "../core/words/localization.js";
import { useLatest } from "./useLatest.js";

/** Ms without a change before the list announces anything: many changes make one announcement. */
const QUIET_TIME = 500;

/** The text of the list's status region. */
export function useAnnouncement(now: ListStatus, words: MemberListLocalization): string {
  const [text, setText] = useState("");
  const announced = useRef<ListStatus | null>(null);
  const awaitingPage = useRef(false);
  const latest = useLatest({ now, words });
  const { view, end, reconnecting, criteria } = now;

  useEffect(() => {
    if (end === "loading-more") {
      awaitingPage.current = true;
      // Members who joined before this page do not count as loaded with it.
      announced.current &&= { ...announced.current, count: latest.current.now.count };
    }
    const timer = setTimeout(() => {
      const pageArrived = awaitingPage.current && end !== "loading-more";
      const message = announcement(
        announced.current,
        latest.current.now,
        pageArrived,
        latest.current.words,
      );
      announced.current = latest.current.now;
      if (pageArrived) awaitingPage.current = false;
      // The same text again would not be announced, because the region would not change. So the text
      // is removed when it is no longer true.
      setText(message ?? "");
    }, QUIET_TIME);
    return () => clearTimeout(timer);
    // `count` is left out: members who join all the time would postpone every announcement.
  }, [view, end, reconnecting, criteria, latest]);

  return text;
}
