import type { Decorator, Meta, StoryObj } from "@storybook/react-vite";
import { useRef, useState } from "react";
import { fireEvent, within } from "storybook/test";
import type { SectionCount } from "../src/core/browse/section.js";
import { englishSections } from "../src/directory/sectioned/sectionWords.js";
import { SectionRail } from "../src/directory/rail/SectionRail.js";
import "../src/directory.css";

const LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ#";
/** Sixty sections: Latin, Greek, Cyrillic, Hebrew, Arabic, Japanese, Korean, Chinese. */
const MIXED = "ABCDEFGHIJKLMNOPQRSTUVWXYZΑΓΔΕΚΜΣАБВИМСאבדמاحعمあかさたなはまやらわㄱㄴㅂㅅㅇㅎ漢#";

const sectionsOf = (letters: string): SectionCount[] =>
  Array.from(letters, (section, i) => ({ section, count: ((i * 37) % 90) + 3 }));

/** A rail beside a box that scrolls through its sections, in place of the rows of a directory. */
function RailBesideRows({ letters, height }: { letters: string; height: number }) {
  const [sections] = useState(() => sectionsOf(letters));
  const [current, setCurrent] = useState(sections[0]!.section);
  const scroller = useRef<HTMLDivElement>(null);
  const headings = () => Array.from(scroller.current!.children) as HTMLElement[];
  return (
    <div data-slot="org-member-list" style={{ blockSize: height }}>
      <div style={{ display: "flex", flex: 1, minBlockSize: 0 }}>
        <div
          ref={scroller}
          role="group"
          aria-label="Members"
          tabIndex={0}
          data-slot="org-member-scroller"
          style={{ position: "relative", overflowY: "auto" }}
          onScroll={({ currentTarget: { scrollTop } }) => {
            const passed = headings().findLastIndex(({ offsetTop }) => offsetTop <= scrollTop + 1);
            setCurrent(sections[Math.max(0, passed)]!.section);
          }}
        >
          {sections.map(({ section, count }) => (
            <div key={section} style={{ blockSize: 40 + count * 8, padding: "0.75rem 1rem" }}>
              {englishSections.section(section, count)}
            </div>
          ))}
        </div>
        <SectionRail
          sections={sections}
          current={current}
          words={englishSections}
          onJump={(wanted) => {
            const index = sections.findIndex(({ section }) => section === wanted);
            scroller.current!.scrollTop = headings()[index]!.offsetTop;
          }}
        />
      </div>
    </div>
  );
}

const inWidth =
  (width: string): Decorator =>
  (Story) => (
    <div style={{ inlineSize: `min(${width}, calc(100vw - 2rem))` }}>
      <Story />
    </div>
  );

const meta = {
  title: "Directory/Section rail",
  component: RailBesideRows,
  args: { letters: LATIN, height: 512 },
  decorators: [inWidth("26rem")],
  parameters: { layout: "centered" },
} satisfies Meta<typeof RailBesideRows>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Only letters that exist: few of them stand in the middle, in reach of a thumb. */
export const FewSections: Story = { args: { letters: "ADMS" } };

export const WholeAlphabet: Story = {};

/** As many labels as fit, a dot for what is between two of them. */
export const SixtySections: Story = { args: { letters: MIXED } };

/** At the width of a telephone. */
export const Narrow: Story = { args: { letters: MIXED }, decorators: [inWidth("18rem")] };

export const Low: Story = { args: { height: 200 } };

/** A finger is down on the rail. */
export const Scrubbing: Story = {
  play: async ({ canvasElement }) => {
    const option = within(canvasElement).getByRole("option", { name: /^M,/ });
    const { left, top } = option.getBoundingClientRect();
    await fireEvent.pointerDown(option, {
      pointerType: "touch",
      clientX: left + 4,
      clientY: top + 4,
    });
  },
};

/** It stands at the end of the line, which is on the left. */
export const RightToLeft: Story = {
  ...Scrubbing,
  decorators: [
    (StoryOfRail) => (
      <div dir="rtl" lang="ar">
        <StoryOfRail />
      </div>
    ),
  ],
};
