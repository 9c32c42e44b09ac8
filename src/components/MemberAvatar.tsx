import { Avatar, AvatarFallback, AvatarImage } from "@radix-ui/react-avatar";
import { avatarColor } from "../core/words/avatarColor.js";
import type { ImageGate } from "../core/viewport/createImageGate.js";
import { initials } from "../core/words/initials.js";
import { safeImageUrl } from "../core/words/safeImageUrl.js";
import { useImageAllowed } from "../hooks/useImageAllowed.js";

interface MemberAvatarProps {
  readonly id: string;
  /** As `cleanName` leaves it; `""` shows a person instead of initials. */
  readonly name: string;
  readonly url: string | undefined;
  readonly images: ImageGate;
  readonly className: string | undefined;
}

/** A decoration beside the name: initials at once, the picture over them when it has loaded. */
export function MemberAvatar({ id, name, url, images, className }: MemberAvatarProps) {
  const allowed = useImageAllowed(images);
  const src = safeImageUrl(url);
  const letters = initials(name);
  return (
    <Avatar
      data-slot="org-member-avatar"
      data-color={avatarColor(id)}
      className={className}
      aria-hidden="true"
    >
      {allowed && src !== undefined && (
        <AvatarImage
          src={src}
          alt=""
          referrerPolicy="no-referrer"
          decoding="async"
          draggable={false}
          width={36}
          height={36}
          data-slot="org-member-avatar-image"
        />
      )}
      <AvatarFallback
        data-slot="org-member-avatar-fallback"
        data-empty={letters === "" || undefined}
        // Where a grapheme ends depends on the Unicode version, and a server's may be another.
        suppressHydrationWarning
      >
        {letters}
      </AvatarFallback>
    </Avatar>
  );
}
