import { ConvexProviderWithAuth, ConvexReactClient } from "convex/react";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import "../list/page.css";
import type { Contender } from "./contender.js";

const contenders = import.meta.glob<{ contender: Contender }>("./contenders/*.tsx");
const query = new URLSearchParams(location.search);
const { contender } = await contenders[`./contenders/${query.get("contender")!}.tsx`]!();
const element = document.getElementById("list")!;

/** Of members who are loaded: a skeleton has no `bdi`. */
const NAMES = "bdi[data-slot=org-member-name], bdi.name";
const ROW_HEIGHT = 56;

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const settled = () => new Promise((resolve) => setTimeout(resolve, 500));

function scroller(): HTMLElement {
  return element.querySelector<HTMLElement>("[data-slot=org-member-scroller], .scroller")!;
}

function namesInView(): string[] {
  const { top, bottom } = scroller().getBoundingClientRect();
  return [...element.querySelectorAll(NAMES)]
    .filter((name) => {
      const box = name.getBoundingClientRect();
      return box.bottom > top && box.top < bottom;
    })
    .map((name) => name.textContent!);
}

/** Resolves with the change of the document that makes it so. */
function until(condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(check);
    function check() {
      if (!condition()) return;
      observer.disconnect();
      resolve();
    }
    observer.observe(element, { subtree: true, childList: true, attributes: true });
    check();
  });
}

/** What the runner calls. */
const page = {
  /** @returns milliseconds until the first name is there */
  async start() {
    const start = performance.now();
    const client = new ConvexReactClient(query.get("deployment")!, {
      skipConvexDeploymentUrlCheck: true,
      unsavedChangesWarning: false,
    });
    const auth = {
      isLoading: false,
      isAuthenticated: true,
      fetchAccessToken: async () => query.get("token")!,
    };
    createRoot(element).render(
      createElement(ConvexProviderWithAuth, { client, useAuth: () => auth }, contender.list),
    );
    await until(() => element.querySelector(NAMES) !== null);
    const time = performance.now() - start;
    await settled();
    return time;
  },

  /**
   * Goes to the first member of a section. Who has no sections drags the scrollbar to the end until
   * that row is loaded.
   *
   * @param index where that member stands among all
   * @returns milliseconds until their name is in view
   */
  async jump(section: string, index: number) {
    const start = performance.now();
    if (contender.goToSection) {
      contender.goToSection(section);
      await until(() => namesInView()[0]?.startsWith(section) ?? false);
    } else {
      const isLoaded = () => scroller().scrollHeight > (index + 12) * ROW_HEIGHT;
      while (!isLoaded()) {
        scroller().scrollTop = scroller().scrollHeight;
        await frame();
      }
      scroller().scrollTop = index * ROW_HEIGHT;
      await until(() => namesInView().length >= 10);
    }
    const time = performance.now() - start;
    await settled();
    return time;
  },

  async scroll(from: number, frames: number, pxPerFrame: number) {
    const scrolled = scroller();
    scrolled.scrollTop = from;
    await settled();
    for (let i = 0; i < frames; i++) {
      await frame();
      scrolled.scrollTop += pxPerFrame;
    }
    await settled();
  },
};
Object.assign(window, { page });
