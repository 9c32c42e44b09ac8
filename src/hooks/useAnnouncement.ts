import { useEffect, useRef, useState } from "react";
import { announcement, type Spoken } from "../core/words/announcement.js";
import type { MemberListLocalization } from "../core/words/localization.js";
import { useLatest } from "./useLatest.js";

/** Quiet for so long, in ms, before anything is said: bursts are told as one. */
const DEBOUNCE = 500;

/** The text of the list's status region. */
export function useAnnouncement(now: Spoken, words: MemberListLocalization): string {
  const [text, setText] = useState("");
  const told = useRef<Spoken | null>(null);
  const loading = useRef(false);
  const latest = useLatest({ now, words });
  const { view, end, reconnecting, criteria } = now;

  useEffect(() => {
    if (end === "loading-more") {
      loading.current = true;
      // Who joined before this page is not of it.
      told.current &&= { ...told.current, count: latest.current.now.count };
    }
    const timer = setTimeout(() => {
      const pageArrived = loading.current && end !== "loading-more";
      const say = announcement(told.current, latest.current.now, pageArrived, latest.current.words);
      told.current = latest.current.now;
      if (pageArrived) loading.current = false;
      // Emptied when it is no longer true: said again, the same words would not be a change.
      setText(say ?? "");
    }, DEBOUNCE);
    return () => clearTimeout(timer);
    // Not for each member: those who come one after another must not keep the list silent.
  }, [view, end, reconnecting, criteria, latest]);

  return text;
}
