// Vitest's browser mode over WebDriver: for engines that Playwright cannot drive as distributions
// ship them. It does what the tests of this repository do: keys, pointer, wheel.
import { fileURLToPath } from "node:url";
import { defineBrowserProvider, parseKeyDef } from "@vitest/browser";
import { webDriverKey } from "./keys.js";

/**
 * @typedef {object} Driver a browser with one page
 * @property {(url: string, viewport: { width: number, height: number }) => Promise<void>} open
 * @property {(expression: string) => Promise<any>} evaluate in the page
 * @property {(actions: object[]) => Promise<void>} perform sources of input and their actions, as
 * WebDriver has them
 * @property {() => Promise<void>} close
 */

/**
 * @param {string} browser
 * @param {() => Promise<Driver>} start
 * @param {{ width: number, height: number }} viewport of the tests' frame
 */
export const webdriver = (browser, start, viewport) =>
  defineBrowserProvider({
    name: "webdriver",
    supportedBrowser: [browser],
    options: {},
    providerFactory(project) {
      for (const [name, command] of Object.entries(commands)) {
        project.browser?.registerCommand(/** @type {any} */ (name), /** @type {any} */ (command));
      }
      /** @type {Promise<Driver> | undefined} */
      let starting;
      return {
        name: "webdriver",
        supportsParallelism: false,
        initScripts: [fileURLToPath(new URL("locators.js", import.meta.url))],
        getCommandsContext: () => ({ driver: starting }),
        async openPage(_session, url) {
          starting ??= start();
          await (await starting).open(url, viewport);
        },
        async close() {
          await (await starting)?.close();
        },
      };
    },
  });

/** @type {Record<string, (context: any, ...args: any[]) => Promise<any>>} */
const commands = {
  async __vitest_click(context, selector) {
    await click(await context.driver, selector, 1);
  },
  async __vitest_dblClick(context, selector) {
    await click(await context.driver, selector, 2);
  },
  async __vitest_hover(context, selector) {
    const driver = await context.driver;
    await driver.perform([mouse(moveTo(await pointOf(driver, selector)))]);
  },
  async __vitest_tab(context, { shift = false } = {}) {
    await press(await context.driver, shift ? "{Shift>}{Tab}{/Shift}" : "{Tab}");
  },
  async __vitest_keyboard(context, text) {
    await press(await context.driver, text);
    return { unreleased: [] };
  },
  async __vitest_type(context, selector, text) {
    const driver = await context.driver;
    await click(driver, selector, 1);
    await press(driver, text);
    return { unreleased: [] };
  },
  async __vitest_fill(context, selector, text) {
    // Brackets are keys in the notation of `press` unless they are doubled.
    await replace(await context.driver, selector, text.replace(/[{[]/g, "$&$&") || "{Backspace}");
  },
  async __vitest_clear(context, selector) {
    await replace(await context.driver, selector, "{Backspace}");
  },
  async __vitest_cleanup() {},
  async __vitest_wheel(context, selector, { delta, times = 1 }) {
    const driver = await context.driver;
    const { x: deltaX = 0, y: deltaY = 0 } = delta;
    for (let i = 0; i < times; i++) {
      const point = await pointOf(driver, selector);
      const scroll = { type: "scroll", origin: "viewport", deltaX, deltaY, ...point };
      // A new source each time: WebKit takes two equal actions of one source for one.
      await driver.perform([{ type: "wheel", id: `wheel ${++wheels}`, actions: [scroll] }]);
    }
  },
};

let wheels = 0;

/**
 * @param {Driver} driver
 * @param {string} selector
 * @param {number} times
 */
async function click(driver, selector, times) {
  const point = await pointOf(driver, selector);
  if (point.x === lastClick.x && point.y === lastClick.y) {
    // The browser takes quick clicks in one place for a double click.
    const rest = lastClick.at + DOUBLE_CLICK - Date.now();
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
  }
  const button = [
    { type: "pointerDown", button: 0 },
    { type: "pointerUp", button: 0 },
  ];
  const clicks = Array.from({ length: times }, () => button).flat();
  await driver.perform([mouse(moveTo(point), ...clicks)]);
  lastClick = { ...point, at: Date.now() };
}

/** Longer than any browser's, in ms. */
const DOUBLE_CLICK = 600;
let lastClick = { x: NaN, y: NaN, at: 0 };

/**
 * What was typed into an element gives way to other keys.
 *
 * @param {Driver} driver
 * @param {string} selector
 * @param {string} keys
 */
async function replace(driver, selector, keys) {
  await click(driver, selector, 1);
  await driver.evaluate(`${FRAME}.contentDocument.activeElement.select() ?? null`);
  await press(driver, keys);
}

/** @param {...object} actions */
const mouse = (...actions) => ({
  type: "pointer",
  id: "mouse",
  parameters: { pointerType: "mouse" },
  actions,
});

/** @param {{ x: number, y: number }} point */
const moveTo = (point) => ({ type: "pointerMove", duration: 0, origin: "viewport", ...point });

const FRAME = `document.querySelector("iframe[data-vitest]")`;

/**
 * The middle of an element of the tests' frame, in the window.
 *
 * @param {Driver} driver
 * @param {string} selector
 * @returns {Promise<{ x: number, y: number }>}
 */
async function pointOf(driver, selector) {
  const point = await driver.evaluate(`(() => {
    const frame = ${FRAME};
    // From parent to child, into open shadow roots as well.
    const [root, ...path] = ${JSON.stringify(selector)}.split(" > ");
    const element = path.reduce((parent, step) => {
      const inside = [...(parent?.children ?? []), ...(parent?.shadowRoot?.children ?? [])];
      return inside.find((child) => child.matches(step));
    }, frame.contentDocument.querySelector(root));
    if (!element) return null;
    element.scrollIntoView({ block: "nearest", inline: "nearest" });
    const { left, top, width, height } = element.getBoundingClientRect();
    const box = frame.getBoundingClientRect();
    return {
      x: Math.round(box.left + left + width / 2),
      y: Math.round(box.top + top + height / 2),
    };
  })()`);
  if (!point) throw new Error(`There is no ${selector}.`);
  return point;
}

/**
 * @param {Driver} driver
 * @param {string} text in the notation of Testing Library's `keyboard`
 */
async function press(driver, text) {
  await driver.evaluate(`(() => {
    const { contentDocument, contentWindow } = ${FRAME};
    if (document.activeElement !== ${FRAME} || !contentDocument.hasFocus()) contentWindow.focus();
    return null;
  })()`);
  const actions = parseKeyDef(text).flatMap(({ keyDef, releasePrevious, releaseSelf, repeat }) => {
    const value = webDriverKey(keyDef.key ?? "");
    const down = { type: "keyDown", value };
    const up = { type: "keyUp", value };
    if (releasePrevious) return [up];
    return [...Array.from({ length: repeat }, () => down), ...(releaseSelf ? [up] : [])];
  });
  await driver.perform([{ type: "key", id: "keyboard", actions }]);
}
