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

/** Where an app has shadcn/ui's tokens, the list wears them. */
export const ShadcnTokens: Story = {
  decorators: [
    (Story) => (
      <div
        style={
          {
            "--background": "oklch(0.99 0.01 95)",
            "--foreground": "oklch(0.28 0.04 60)",
            "--muted-foreground": "oklch(0.48 0.04 60)",
            "--border": "oklch(0.88 0.03 80)",
            "--accent": "oklch(0.95 0.03 85)",
            "--ring": "oklch(0.6 0.15 50)",
            "--radius": "1rem",
            colorScheme: "light",
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
      "--org-members-max-height": "20rem",
      "--org-members-radius": "0",
    } as CSSProperties,
  },
};
