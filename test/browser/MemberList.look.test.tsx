import { expect, onTestFinished, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { frames, mountList, someMembers } from "./harness/mountList.js";

/** A stylesheet of the app, after that of the list, until the test is over. */
function appStyles(css: string): void {
  const sheet = document.createElement("style");
  sheet.textContent = css;
  document.head.append(sheet);
  onTestFinished(() => sheet.remove());
}

// As in the templates of create-next-app and Vite, and in the resets that people paste.
const RESET = `
  *, *::before, *::after { box-sizing: border-box; }
  * { margin: 0; padding: 0; }
  img, svg { display: block; max-width: 100%; height: auto; }
  ul, ol { list-style: none; }
  a { color: inherit; text-decoration: none; }
`;

const wide = `${location.origin}/test/browser/harness/avatar.svg?wide`;
const states = {
  rows: { results: someMembers(3), getAvatarUrl: () => wide },
  "rows with actions": {
    results: someMembers(3),
    renderActions: () => <span>Manage</span>,
  },
  loading: { results: [], status: "LoadingFirstPage" },
  error: { results: [], failure: { error: new Error("no"), retry: () => {} } },
  "the error of a later page": {
    results: someMembers(3),
    failure: { error: new Error("no"), retry: () => {} },
  },
} as const;

test.each(Object.entries(states))("a reset in no layer moves nothing: %s", async (_, given) => {
  const list = await mountList(given, { style: { "inline-size": "20rem" } });
  if ("getAvatarUrl" in given) {
    await expect.poll(() => list.container.querySelectorAll("img").length).toBe(3);
  }
  const boxes = () =>
    [...list.root.querySelectorAll("[data-slot]")].map((part) => {
      const { x, y, width, height } = part.getBoundingClientRect();
      return [part.getAttribute("data-slot"), x, y, width, height].join(" ");
    });
  const before = boxes();
  appStyles(RESET);
  expect(boxes()).toEqual(before);
});

test("utilities in Tailwind's layer win, whichever stylesheet comes first", async () => {
  const list = await mountList({
    results: someMembers(2),
    className: "bg-red-100 rounded-none border-4",
    classNames: { name: "text-lg", avatar: "size-12", footer: "text-green-700" },
  });
  appStyles(`
    @layer theme, base, components, utilities;
    @layer base { *, ::before, ::after { margin: 0; padding: 0; border: 0 solid; } }
    @layer utilities {
      .bg-red-100 { background-color: rgb(255 226 226); }
      .rounded-none { border-radius: 0; }
      .border-4 { border-style: solid; border-width: 4px; }
      .text-lg { font-size: 18px; }
      .size-12 { width: 48px; height: 48px; }
      .text-green-700 { color: rgb(0 130 54); }
    }`);
  const { backgroundColor, borderRadius, borderTopWidth } = getComputedStyle(list.root);
  expect([backgroundColor, borderRadius, borderTopWidth]).toEqual([
    "rgb(255, 226, 226)",
    "0px",
    "4px",
  ]);
  expect(getComputedStyle(list.container.querySelector("bdi")!).fontSize).toBe("18px");
  expect(list.part("avatar").offsetWidth).toBe(48);
  expect(getComputedStyle(list.part("footer")).color).toBe("rgb(0, 130, 54)");
  // What no utility names keeps the look: Tailwind's own reset lies below.
  expect(getComputedStyle(list.part("footer")).paddingTop).toBe("8px");
});

/** Moves the pointer to where no list will be. */
async function parkPointer(): Promise<void> {
  const corner = document.createElement("i");
  corner.style.cssText = "position: fixed; inset: auto 0 0 auto; inline-size: 2px; block-size: 2px";
  document.body.append(corner);
  await userEvent.hover(corner);
  corner.remove();
}

/** Contrast as WCAG 2.2 defines it, of two colors as a canvas paints them one over the other. */
function contrast(text: string, ...under: string[]): number {
  const context = document.createElement("canvas").getContext("2d")!;
  const luminance = (...layers: string[]) => {
    for (const layer of layers) {
      context.fillStyle = layer;
      context.fillRect(0, 0, 1, 1);
    }
    const [r, g, b] = [...context.getImageData(0, 0, 1, 1).data].map((byte) => {
      const channel = byte / 255;
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  const [dark, light] = [luminance(...under), luminance(...under, text)].toSorted((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

const foreign: Record<string, string> = {
  "no token": "",
  "the accent of Vite's template": "--accent: #aa3bff; --accent-bg: #aa3bff1a; --border: #e5e4e7;",
  "a dark accent": "--accent: #111; --primary: #fff;",
  "shadcn/ui's":
    "--accent: oklch(0.97 0 0); --muted: oklch(0.97 0 0); --foreground: oklch(0.145 0 0);",
};

// A headless Firefox has no pointer that could hover, and the stylesheet asks for one.
test
  .skipIf(!matchMedia("(hover: hover)").matches)
  .each(
    ["light", "dark"].flatMap((scheme) =>
      Object.entries(foreign).map((token) => [scheme, ...token]),
    ),
  )("in %s, with %s, a hovered row is seen and can be read", async (scheme, _, tokens) => {
  if (scheme === "dark" && tokens?.includes("--foreground")) return;
  appStyles(`:root { color-scheme: ${scheme}; ${tokens} }`);
  await parkPointer();
  const list = await mountList({ results: someMembers(3), onMemberAction: () => {} });
  const [row] = list.rows();
  await userEvent.hover(row!);
  const hovered = getComputedStyle(row!).backgroundColor;
  const surface = getComputedStyle(list.scroller).backgroundColor;
  const ink = getComputedStyle(row!.querySelector("bdi")!).color;
  expect(contrast(ink, surface, hovered)).toBeGreaterThan(12);
  expect(contrast(hovered, surface)).toBeGreaterThan(1.05);
  expect(contrast(hovered, surface)).toBeLessThan(1.5);
});

test("a name that is cut off has a tooltip under the pointer, and a whole one has none", async () => {
  await parkPointer();
  const long = "Pablo Diego José Francisco de Paula Juan Nepomuceno Ruiz y Picasso";
  const list = await mountList({
    results: [long, "Ada Lovelace"].map((displayName) => ({
      _id: displayName,
      displayName,
      isActive: true,
    })),
  });
  const [cut, whole] = [...list.container.querySelectorAll("bdi")];
  expect([cut!.title, cut!.textContent]).toEqual(["", long]);
  await userEvent.hover(cut!);
  expect(cut!.title).toBe(long);
  await userEvent.hover(whole!);
  expect(whole!.title).toBe("");
  list.container.style.inlineSize = "60rem";
  await userEvent.hover(cut!);
  expect(cut!.title).toBe("");
});

test("names are measured only under the pointer", async () => {
  await parkPointer();
  const measured = vi.spyOn(Element.prototype, "scrollWidth", "get");
  const list = await mountList({ results: someMembers(300) });
  list.scroller.scrollTop = 2_000;
  await frames(5);
  expect(measured).not.toHaveBeenCalled();
  measured.mockRestore();
});

test("a forgotten stylesheet is warned of once, and not where the app has its own", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  await mountList({ results: someMembers(3) });
  expect(warn).not.toHaveBeenCalled();
  // The list's own sheet says `default`; without it there is nothing.
  const without = { style: { "--org-member-styles": "initial" } as React.CSSProperties };
  await mountList({ results: someMembers(3), ...without });
  await mountList({ results: someMembers(3), ...without });
  expect(warn.mock.calls.map(([text]) => String(text))).toEqual([
    expect.stringMatching(
      /^The member list has no styles: import "convex-org-members\/styles.css"/,
    ),
  ]);
  warn.mockRestore();
});
