import { useState, type RefObject } from "react";
import { observeSizes } from "../../hooks/observeSizes.js";
import { useIsomorphicLayoutEffect } from "../../hooks/useIsomorphicLayoutEffect.js";

/**
 * The height that the rail has for its sections, in em of its letters; `Infinity` as long as there
 * is no layout.
 *
 * @param list holds the sections; its parent has the height of the rail
 * @param isDrawn whether there is such an element
 */
export function useRailRoom(list: RefObject<HTMLElement | null>, isDrawn: boolean): number {
  const [room, setRoom] = useState(Infinity);
  useIsomorphicLayoutEffect(() => {
    const element = list.current;
    const rail = element?.parentElement;
    if (!element || !rail) return;
    const measure = () => {
      const { fontSize, paddingTop, paddingBottom } =
        element.ownerDocument.defaultView!.getComputedStyle(element);
      const [em = 0, top = 0, bottom = 0] = [fontSize, paddingTop, paddingBottom].map(
        Number.parseFloat,
      );
      if (rail.clientHeight > 0 && em > 0) setRoom((rail.clientHeight - top - bottom) / em);
    };
    measure();
    return observeSizes([rail], measure);
  }, [list, isDrawn]);
  return room;
}
