import { useRef, useState, type RefObject } from "react";
import { AVATAR_SIZE } from "../core/look.js";
import type { Member } from "../core/member.js";
import type { ImageGate } from "../core/viewport/createImageGate.js";
import { safeImageUrl } from "../core/words/safeImageUrl.js";
import { loadPicture } from "./loadPicture.js";
import { useIsomorphicLayoutEffect } from "./useIsomorphicLayoutEffect.js";
import { warnOnce } from "./warnOnce.js";

interface Request {
  readonly url?: string | undefined;
  readonly stop?: () => void;
}

/**
 * The address of the picture that an avatar can draw now, without waiting; `undefined` for initials.
 *
 * A picture that has loaded before is drawn together with its row. Until any other has loaded, the
 * avatar keeps what it shows: initials, or the member's previous picture.
 *
 * @param avatar the element. Its width is what `getAvatarUrl` is asked for, in device pixels: two
 * for each CSS px
 * @param images tells when a new picture may be loaded
 */
export function usePicture<M extends Member>(
  avatar: RefObject<HTMLElement | null>,
  member: M,
  getAvatarUrl: ((member: M, px: number) => string | undefined) | undefined,
  images: ImageGate,
): string | undefined {
  const [picture, show] = useState<string>();
  const request = useRef<Request>({});
  useIsomorphicLayoutEffect(() => {
    const element = avatar.current!;
    const address = getAvatarUrl
      ? getAvatarUrl(member, 2 * (element.offsetWidth || AVATAR_SIZE))
      : member.avatarUrl;
    const url = safeImageUrl(address, element.baseURI);
    if (process.env.NODE_ENV !== "production" && address && url === undefined) {
      warnOnce(
        "avatar",
        `The picture of member ${member._id} is not loaded, because its address is not http(s): ${String(address).slice(0, 80)}. ` +
          "Give an http(s) address or a path of your own site. A picture from `data:` or `blob:` can be drawn in `renderMember`.",
      );
    }
    // A changed member with the same address loads nothing again, even if the picture is broken.
    if (url === request.current.url) return;
    request.current.stop?.();
    request.current = { url, stop: loadPicture(url, images, show) };
  }, [avatar, member, getAvatarUrl, images]);
  useIsomorphicLayoutEffect(
    () => () => {
      request.current.stop?.();
      request.current = {};
    },
    [],
  );
  return picture;
}
