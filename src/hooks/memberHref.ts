import type { Member } from "../core/member.js";
import { safeHref } from "../core/words/safeHref.js";
import { warnOnce } from "./warnOnce.js";

/** The address that a member's row links to, if there is one and it is safe. */
export function memberHref<M extends Member>(
  member: M,
  getMemberHref: ((member: M) => string | undefined) | undefined,
): string | undefined {
  const address = getMemberHref?.(member);
  const href = safeHref(address);
  if (process.env.NODE_ENV !== "production" && address && href === undefined) {
    warnOnce(
      "href",
      `The row of member ${member._id} is no link, because \`getMemberHref\` gave ${String(address).slice(0, 80)}. ` +
        "Give an http(s) address, a path of your own site, `mailto:` or `tel:`; anything else belongs into `onMemberAction`.",
    );
  }
  return href;
}
