import type { ListView } from "../session/listView.js";
import type { MemberListLocalization } from "./localization.js";

/** The headline of a view that has no rows. */
export function viewTitle(view: Exclude<ListView, "ready">, words: MemberListLocalization): string {
  const titles = {
    "signed-out": words.signedOutTitle,
    "no-access": words.noAccessTitle,
    loading: words.loading,
    error: words.errorTitle,
    empty: words.emptyTitle,
  };
  return titles[view];
}

/** The sentence below the headline. */
export function viewHint(
  view: Exclude<ListView, "ready" | "loading">,
  words: MemberListLocalization,
  isOffline: boolean,
): string {
  const hints = {
    "signed-out": words.signedOutHint,
    "no-access": words.noAccessHint,
    error: isOffline ? words.offlineHint : words.errorHint,
    empty: words.emptyHint,
  };
  return hints[view];
}
