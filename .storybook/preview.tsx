import type { Preview } from "@storybook/react-vite";
import { describeComponent, describeProps } from "./describeProps.js";
import "../src/styles.css";
import "./preview.css";

const preview: Preview = {
  tags: ["autodocs"],
  parameters: {
    a11y: { test: "error" },
    docs: {
      extractArgTypes: describeProps,
      extractComponentDescription: describeComponent,
    },
    layout: "padded",
    options: {
      storySort: { order: ["Live", "States", "Content", "Theming", "Accessibility", "Recipes"] },
    },
  },
  globalTypes: {
    theme: {
      description: "Color scheme",
      toolbar: { icon: "mirror", items: ["light", "dark"], dynamicTitle: true },
    },
    direction: {
      description: "Text direction",
      toolbar: { icon: "transfer", items: ["ltr", "rtl"], dynamicTitle: true },
    },
  },
  initialGlobals: { theme: "light", direction: "ltr" },
  decorators: [
    (Story, { globals, viewMode }) => {
      const { documentElement: page } = document;
      page.classList.toggle("dark", globals.theme === "dark");
      // The text of a docs page is English in either direction.
      page.dir = viewMode === "docs" ? "ltr" : globals.direction;
      if (viewMode === "docs") {
        return (
          <div dir={globals.direction}>
            <Story />
          </div>
        );
      }
      return <Story />;
    },
  ],
};

export default preview;
