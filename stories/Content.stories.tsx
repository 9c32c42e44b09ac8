import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, waitFor } from "storybook/test";
import { liveList, type LiveListProps, type OrganizationParameter } from "./embedded/liveList.js";
import { personName } from "./embedded/people.js";

const meta = {
  ...liveList,
  title: "Content",
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole("listitem").length).toBeGreaterThan(1));
  },
} satisfies Meta<LiveListProps>;
export default meta;

type Story = StoryObj<LiveListProps>;

const people = (organization: OrganizationParameter) => ({ organization });
const named = (names: (string | undefined)[]) =>
  people({
    members: names.length,
    person: (index) => ({ displayName: names[names.length - 1 - index] }),
  });

/** One line each, cut with an ellipsis, whatever their length. */
export const LongNames: Story = {
  parameters: named([
    "Wolfeschlegelsteinhausenbergerdorff",
    "Pablo Diego José Francisco de Paula Juan Nepomuceno María de los Remedios Cipriano de la Santísima Trinidad Ruiz y Picasso",
    "Krung Thep Maha Nakhon Amon Rattanakosin Mahinthara Ayuthaya Mahadilok Phop Noppharat Ratchathani Burirom",
    "A".repeat(10_000),
    "Ada Lovelace",
  ]),
};

/** At 320 px, beside a button: the name is what stays, and gets shorter. */
export const Narrow: Story = {
  args: {
    renderActions: () => (
      <button type="button" className="story-quiet">
        Manage
      </button>
    ),
  },
  parameters: people({
    members: 12,
    person: (index) => ({ displayName: `${personName(index)} ${personName(index + 1)}` }),
  }),
  decorators: [
    (Story) => (
      <div style={{ inlineSize: 288 }}>
        <Story />
      </div>
    ),
  ],
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole("row").length).toBeGreaterThan(1));
  },
};

/** Initials by grapheme: one for Chinese, Japanese and Korean, and none torn out of an emoji. */
export const Scripts: Story = {
  parameters: named([
    "李小龙",
    "山田 太郎",
    "김민준",
    "Наталья Иванова",
    "محمد الفارسي",
    "שרה כהן",
    "अनन्या शर्मा",
    "สมชาย ใจดี",
    "Ελένη Παπαδοπούλου",
    "ნინო ბერიძე",
    "José Núñez",
  ]),
};

/** People without a name, and with one made to confuse. */
export const UnusualNames: Story = {
  parameters: named([
    undefined,
    "",
    "   ",
    "👩‍👩‍👧‍👦 Family",
    "🦊",
    "x",
    "\u202Enimda\u202C (admin)",
    "Line\nbreak\tand tab",
    "<b>Bold</b> & <script>alert(1)</script>",
    `Z${"\u0351\u0336\u0323".repeat(40)}algo`,
    "\u3164\u200B",
    "🇩🇪 🇫🇷",
    "👋🏽 José",
    "محمد (Admin) الفارسي",
    "Ada Lovelace",
    "Ada Lovelace",
  ]),
};

const broken = [
  "https://portraits.invalid/missing.png",
  "javascript:alert(1)",
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>",
  "not a url",
  "",
];

/** Pictures that do not load, and addresses that are never asked: initials stay, nothing flickers. */
export const BrokenPictures: Story = {
  parameters: people({
    members: broken.length,
    person: (index) => ({ displayName: personName(index), avatarUrl: broken[index] }),
  }),
};

export const Pictures: Story = {
  parameters: people({
    members: 8,
    person: (index) => ({
      displayName: personName(index),
      avatarUrl: new URL(`avatars/${index}.svg`, document.baseURI).href,
    }),
  }),
};
