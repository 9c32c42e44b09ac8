import type { CSSProperties } from "react";

/** For screen readers alone, without a stylesheet too. */
export const VISUALLY_HIDDEN: CSSProperties = {
  position: "absolute",
  inlineSize: 1,
  blockSize: 1,
  overflow: "hidden",
  clipPath: "inset(50%)",
};
