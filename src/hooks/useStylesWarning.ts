import { useEffect, type RefObject } from "react";
import { warnOnce } from "./warnOnce.js";

// Bundlers put the value in its place, as they do for React.
declare const process: { env: { NODE_ENV?: string } };

/** Tells a developer, once, that the list has no stylesheet. Not where nothing has a size, as in jsdom. */
export function useStylesWarning(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (process.env.NODE_ENV === "production") return;
    const list = element.current;
    if (!list || list.offsetHeight === 0) return;
    if (getComputedStyle(list).getPropertyValue("--org-member-styles") !== "") return;
    warnOnce(
      "styles",
      'The member list has no styles: import "convex-org-members/styles.css" once in your app. ' +
        "If you style the list yourself, set --org-member-styles: own on it, and this is not said again.",
    );
  }, [element]);
}
