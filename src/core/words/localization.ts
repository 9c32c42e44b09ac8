/** All texts of the list. They are functions where a number decides the form. */
export interface MemberListLocalization {
  /** Name of the list for assistive technology. */
  label: string;
  /** Stands in for a member without a display name. */
  unnamed: string;
  loading: string;
  loadMore: string;
  loadingMore: string;
  /** Below the last row, once all are loaded. */
  end: (total: number) => string;
  /** Announced when a page has arrived; with the first, both numbers are the same. */
  loaded: (added: number, total: number) => string;
  emptyTitle: string;
  emptyHint: string;
  signedOutTitle: string;
  signedOutHint: string;
  noAccessTitle: string;
  noAccessHint: string;
  errorTitle: string;
  errorHint: string;
  /** In place of `errorHint` while there is no connection. */
  offlineHint: string;
  /** In the footer, below the rows that stay. */
  errorMore: string;
  retry: string;
  reconnecting: string;
}

// In English whatever the locale, because server and browser must agree on every character. Not with
// `Intl`: its first use takes a page several ms.
export const number = (value: number) => `${value}`.replace(/\B(?=(\d{3})+$)/g, ",");
export const membersOf = (total: number) => (total === 1 ? "1 member" : `${number(total)} members`);

export const english: MemberListLocalization = {
  label: "Members",
  unnamed: "Unnamed member",
  loading: "Loading members…",
  loadMore: "Load more",
  loadingMore: "Loading more…",
  end: membersOf,
  loaded: (added, total) =>
    added === total
      ? `${membersOf(total)} loaded`
      : `${number(added)} more loaded, ${number(total)} shown`,
  emptyTitle: "No members yet",
  emptyHint: "People appear here as soon as they join the organization.",
  signedOutTitle: "You are signed out",
  signedOutHint: "Sign in to see the members of your organization.",
  noAccessTitle: "No access",
  noAccessHint: "Your account can’t see the members of this organization.",
  errorTitle: "Members could not be loaded",
  errorHint: "Something went wrong. Try again in a moment.",
  offlineHint: "Check your connection, then try again.",
  errorMore: "More members could not be loaded",
  retry: "Try again",
  reconnecting: "Reconnecting…",
};
