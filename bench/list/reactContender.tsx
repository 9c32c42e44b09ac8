import type { ComponentType } from "react";
import { createRoot } from "react-dom/client";
import type { Contender } from "./contender.js";
import type { Member } from "./members.js";

/** A React component that takes the members as its only prop. */
export function reactContender(List: ComponentType<{ members: readonly Member[] }>): Contender {
  return (element, members) => {
    const root = createRoot(element);
    const draw = (next: readonly Member[]) => root.render(<List members={next} />);
    draw(members);
    return draw;
  };
}
