import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { onTestFinished } from "vitest";
import type { SectionCount } from "../../../src/core/browse/section.js";
import { englishSections } from "../../../src/directory/sectioned/sectionWords.js";
import { SectionRail } from "../../../src/directory/rail/SectionRail.js";
import "../../../src/styles.css";
import "../../../src/directory.css";
import { frames } from "./mountList.js";

/** The look of a button is the browser's: in WebKit's dark one axe finds too little contrast. */
const plain = { color: "inherit", background: "none" };

interface Given {
  /** Each is a section, of 10 members. */
  letters: string;
  current?: string;
  /** How far down the list can be scrolled: to the beginning of this section. */
  lowest?: string;
  /** How many frames the list takes to be where the rail sends it. @defaultValue none */
  lag?: number;
  height?: number;
  width?: number;
}

export const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ#";

const sectionsOf = (letters: string): SectionCount[] =>
  Array.from(letters, (section) => ({ section, count: 10 }));

/**
 * A rail beside a box, in a list of its own. The list goes where the rail sends it, at once.
 *
 * @returns among others `jumps`, the sections that the rail has asked for, in order
 */
export async function mountRail(given: Given) {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = false;
  const container = document.createElement("div");
  document.body.append(container);
  const jumps: string[] = [];
  let change: (next: Partial<Given>) => void = () => {};
  let tellMounted = () => {};
  const mounted = new Promise<void>((resolve) => (tellMounted = resolve));

  function Page() {
    const [now, setNow] = useState({ current: given.letters[0] ?? "", ...given });
    const { letters, current, lowest, lag = 0, height = 600, width = 400 } = now;
    const [sections, setSections] = useState(() => sectionsOf(letters));
    useEffect(() => {
      tellMounted();
      change = (next) => {
        setNow((before) => ({ ...before, ...next }));
        if (next.letters !== undefined) setSections(sectionsOf(next.letters));
      };
    }, []);
    return (
      <div data-slot="org-member-list" style={{ blockSize: height, inlineSize: width }}>
        <button type="button" style={plain}>
          Before
        </button>
        <div style={{ display: "flex", flex: 1, minBlockSize: 0 }}>
          <div data-slot="org-member-scroller" tabIndex={-1} style={{ overflowY: "auto" }}>
            <div style={{ blockSize: 3000 }} />
          </div>
          <SectionRail
            sections={sections}
            current={current}
            words={englishSections}
            onJump={async (section) => {
              jumps.push(section);
              if (lag > 0) await frames(lag);
              setNow((before) => ({
                ...before,
                current: lowest && section > lowest ? lowest : section,
              }));
            }}
          />
        </div>
        <button type="button" style={plain}>
          After
        </button>
      </div>
    );
  }
  const root = createRoot(container);
  onTestFinished(() => {
    root.unmount();
    container.remove();
  });
  root.render(<Page />);
  await mounted;
  await frames(8);

  const part = (name: string) =>
    container.querySelector<HTMLElement>(`[data-slot="org-member-${name}"]`)!;
  const options = () => [...container.querySelectorAll<HTMLElement>("[role=option]")];
  const option = (section: string) =>
    options().find((each) =>
      each.getAttribute("aria-label")!.startsWith(`${section === "#" ? "Other" : section},`),
    )!;
  const button = (label: string) =>
    [...container.querySelectorAll("button")].find((each) => each.textContent === label)!;
  return {
    container,
    part,
    options,
    option,
    jumps,
    before: button("Before"),
    after: button("After"),
    /** What stands on the rail, from top to bottom. */
    marks: () =>
      options()
        .map(({ textContent, firstElementChild }) =>
          (firstElementChild as HTMLElement).dataset.kind === "dot" ? "·" : textContent,
        )
        .join(""),
    selected: () =>
      options()
        .filter((each) => each.ariaSelected === "true")
        .map((each) => each.getAttribute("aria-label")),
    focused: () => document.activeElement?.getAttribute("aria-label") ?? null,
    bubble: () => part("rail-bubble")?.textContent,
    async update(next: Partial<Given>) {
      flushSync(() => change(next));
      await frames(2);
    },
  };
}
