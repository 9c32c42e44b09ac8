import { Avatar, AvatarFallback } from "@radix-ui/react-avatar";
import { useRef } from "react";
import { AVATAR_SIZE } from "../core/look.js";
import type { Member } from "../core/member.js";
import { avatarColor } from "../core/words/avatarColor.js";
import type { ImageGate } from "../core/viewport/createImageGate.js";
import { initials } from "../core/words/initials.js";
import { usePicture } from "../hooks/usePicture.js";
import type { MemberListProps } from "./memberListProps.js";

interface MemberAvatarProps<M extends Member> extends Pick<MemberListProps<M>, "getAvatarUrl"> {
  readonly member: M;
  /** As `cleanName` leaves it; `""` shows a person instead of initials. */
  readonly name: string;
  readonly images: ImageGate;
  readonly className: string | undefined;
}

/** A decoration beside the name: initials first, and the picture once it has loaded. */
export function MemberAvatar<M extends Member>(props: MemberAvatarProps<M>) {
  const { member, name, images, getAvatarUrl, className } = props;
  const avatar = useRef<HTMLSpanElement>(null);
  const picture = usePicture(avatar, member, getAvatarUrl, images);
  const letters = initials(name);
  return (
    <Avatar
      ref={avatar}
      data-slot="org-member-avatar"
      data-color={avatarColor(member._id)}
      className={className}
      aria-hidden="true"
    >
      {picture === undefined ? (
        <AvatarFallback
          data-slot="org-member-avatar-fallback"
          data-empty={letters === "" || undefined}
          // Where a grapheme ends depends on the Unicode version, and the server may have another one.
          suppressHydrationWarning
        >
          {letters}
        </AvatarFallback>
      ) : (
        // Not Radix's AvatarImage, which would load the picture once more to learn that it has loaded.
        <img
          src={picture}
          alt=""
          referrerPolicy="no-referrer"
          decoding="async"
          draggable={false}
          width={AVATAR_SIZE}
          height={AVATAR_SIZE}
          data-slot="org-member-avatar-image"
        />
      )}
    </Avatar>
  );
}
