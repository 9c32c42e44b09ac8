import { addons } from "storybook/manager-api";
import { create } from "storybook/theming/create";

addons.setConfig({
  theme: create({ base: "light", brandTitle: "convex-org-members", brandTarget: "_self" }),
  layoutCustomisations: {
    // Stories without controls have the whole height: the live list has its own beside it.
    showPanel: ({ storyId }, shown) => shown && !/^(live|recipes)--/.test(storyId ?? ""),
  },
});
