import { useEffect, useLayoutEffect } from "react";

/** `useLayoutEffect`, without React 18's warning where there is no layout: on a server. */
export const useIsomorphicLayoutEffect =
  typeof window === "undefined" ? useEffect : useLayoutEffect;
