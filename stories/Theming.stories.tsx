import type { Meta, StoryObj } from "@storybook/react-vite";
import type { CSSProperties } from "react";
import { liveList, type LiveListProps } from "./embedded/liveList.js";

const meta = {
  ...liveList,
  title: "Theming",
} satisfies Meta<LiveListProps>;
export default meta;

type Story = StoryObj<LiveListProps>;

/** No variable set: system colors, light and dark by `color-scheme`. */
export const Default: Story = {};

/** Dark, where `color-scheme` says so or below `.dark`; the toolbar shows every story so. */
export const Dark: Story = {
  globals: { theme: "dark" },
};

/** Where an app has shadcn/ui's tokens, the list wears them. */
export const ShadcnTokens: Story = {
  decorators: [
    (Story) => (
      <div
        style={
          {
            "--background": "light-dark(oklch(0.99 0.01 95), oklch(0.22 0.02 60))",
            "--foreground": "light-dark(oklch(0.28 0.04 60), oklch(0.95 0.02 80))",
            "--muted": "light-dark(oklch(0.94 0.02 85), oklch(0.3 0.02 60))",
            "--muted-foreground": "light-dark(oklch(0.48 0.04 60), oklch(0.75 0.03 80))",
            "--border": "light-dark(oklch(0.88 0.03 80), oklch(0.35 0.03 60))",
            "--accent": "light-dark(oklch(0.95 0.03 85), oklch(0.28 0.03 60))",
            "--ring": "light-dark(oklch(0.6 0.15 50), oklch(0.7 0.13 60))",
            "--radius": "1rem",
          } as CSSProperties
        }
      >
        <Story />
      </div>
    ),
  ],
};

/** The list's own variables win over everything else. */
export const OwnVariables: Story = {
  args: {
    style: {
      "--org-member-max-height": "20rem",
      "--org-member-radius": "0",
    } as CSSProperties,
  },
};
