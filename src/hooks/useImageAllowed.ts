import { useEffect, useState } from "react";
import type { ImageGate } from "../core/viewport/createImageGate.js";

/** Whether a row drawn just now may load its picture: not while rows fly by. Once yes, always yes. */
export function useImageAllowed(images: ImageGate): boolean {
  const [allowed, setAllowed] = useState(images.isOpen);
  useEffect(() => {
    if (!allowed) return images.onceOpen(() => setAllowed(true));
  }, [allowed, images]);
  return allowed;
}
