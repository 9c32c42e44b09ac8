import type { MemberListPart, MemberListProps } from "./memberListProps.js";

/** Attributes of each part: its name for stylesheets, and the app's own class. */
export function slot(part: MemberListPart, classNames?: MemberListProps["classNames"]) {
  return { "data-slot": `org-member-${part}`, className: classNames?.[part] };
}
