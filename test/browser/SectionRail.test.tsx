import axe from "axe-core";
import { beforeEach, describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { devtools, inChromium, isChromium } from "./harness/chromium.js";
import { press as pressOn } from "./harness/drag.js";
import { frames } from "./harness/mountList.js";
import { wheel } from "./harness/wheel.js";
import { ALPHABET, mountRail } from "./harness/mountRail.js";

const keys = (pressed: string) => userEvent.keyboard(pressed);
const name = (section: string) => `${section}, 10 members`;

/** Sixty sections, some by letters that other scripts have as well. */
const SIXTY = "ABCDEFGHIJKLMNOPQRSTUVWXYZΑΓΔΕΚΜΣАБВИМСאבדמاحعمあかさたなはまやらわㄱㄴㅂㅅㅇㅎ漢#";

beforeEach(async () => {
  document.documentElement.dir = "ltr";
  document.documentElement.lang = "en";
  document.documentElement.classList.remove("dark");
  document.documentElement.style.cssText = "background: light-dark(#fff, #0a0a0b)";
  // Where nothing is, so that no rail is hovered.
  if (isChromium) {
    await devtools("Input.dispatchMouseEvent", { type: "mouseMoved", x: 1, y: 1 });
    return () => devtools("Emulation.setEmulatedMedia", { features: [] });
  }
});

/** Focuses the rail as Tab does. */
async function tabInto({ before }: Awaited<ReturnType<typeof mountRail>>) {
  before.focus();
  await keys("{Tab}");
}

/** Waits until the rail expects no answer of the list to a jump any more. */
const hasArrived = () => new Promise((resolve) => setTimeout(resolve, 600));

describe("with the keyboard", () => {
  test("it is one tab stop, the current section", async () => {
    const rail = await mountRail({ letters: ALPHABET, current: "M" });
    await tabInto(rail);
    expect(rail.focused()).toBe(name("M"));
    expect(rail.jumps).toEqual([]);
    await keys("{Tab}");
    expect(document.activeElement).toBe(rail.after);
    await keys("{Shift>}{Tab}{/Shift}");
    expect(rail.focused()).toBe(name("M"));
  });

  test("arrows, Home, End and PageDown move through the sections, and the list follows", async () => {
    const rail = await mountRail({ letters: ALPHABET });
    await tabInto(rail);
    await keys("{ArrowDown}{ArrowDown}{ArrowUp}{PageDown}{PageUp}{End}{ArrowDown}{Home}{ArrowUp}");
    expect(rail.jumps).toEqual(["B", "C", "B", "G", "B", "#", "A"]);
    expect(rail.focused()).toBe(name("A"));
    expect(rail.selected()).toEqual([name("A")]);
  });

  test("ArrowLeft, ArrowRight, Escape and shortcuts are left alone", async () => {
    const rail = await mountRail({ letters: ALPHABET });
    await tabInto(rail);
    const seen: string[] = [];
    const note = (event: KeyboardEvent) => event.defaultPrevented || seen.push(event.key);
    document.addEventListener("keydown", note);
    await keys("{ArrowLeft}{ArrowRight}{Escape}");
    const option = document.activeElement!;
    for (const given of [
      { ctrlKey: true },
      { metaKey: true },
      { altKey: true, key: "ArrowDown" },
    ]) {
      option.dispatchEvent(new KeyboardEvent("keydown", { key: "m", bubbles: true, ...given }));
    }
    document.removeEventListener("keydown", note);
    expect(seen).toEqual(["ArrowLeft", "ArrowRight", "Escape", "m", "m", "ArrowDown"]);
    expect(rail.jumps).toEqual([]);
  });

  test("Enter and Space go to the beginning of the section again", async () => {
    const rail = await mountRail({ letters: ALPHABET, current: "C" });
    await tabInto(rail);
    await keys("{Enter} ");
    expect(rail.jumps).toEqual(["C", "C"]);
    expect(rail.focused()).toBe(name("C"));
  });

  test.each([
    ["m", "M"],
    ["M", "M"],
    ["é", "E"],
    ["ł", "L"],
    ["д", "Д"],
    ["ω", "Ω"],
    ["李", "漢"],
    ["カ", "か"],
    ["7", "#"],
    ["#", "#"],
  ])("%s goes to the section %s", async (key, section) => {
    const rail = await mountRail({ letters: "AELMΩДか漢#" });
    await tabInto(rail);
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
    document.activeElement!.dispatchEvent(event);
    await frames(2);
    expect(rail.jumps).toEqual([section]);
    expect(event.defaultPrevented).toBe(true);
    expect(document.activeElement).toBe(
      rail.options().find((each) => each.ariaSelected === "true"),
    );
  });

  test("a letter that is a section of its own in the app's order goes there", async () => {
    const rail = await mountRail({ letters: "AZÅÄÖ" });
    await tabInto(rail);
    document.activeElement!.dispatchEvent(
      new KeyboardEvent("keydown", { key: "å", bubbles: true, cancelable: true }),
    );
    expect(rail.jumps).toEqual(["Å"]);
  });

  test("letters without a section, and punctuation, go nowhere", async () => {
    const rail = await mountRail({ letters: "AC#" });
    await tabInto(rail);
    const given = ["b", "/", "?", "Dead", "Process", "F5"].map(
      (key) => new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
    );
    for (const event of given) document.activeElement!.dispatchEvent(event);
    expect(given.map((event) => event.defaultPrevented)).not.toContain(true);
    expect(rail.jumps).toEqual([]);
    expect(rail.focused()).toBe(name("A"));
  });

  test("at a last section too short to be scrolled to its top, keys go on from the section picked", async () => {
    const rail = await mountRail({ letters: "ABCXYZ", lowest: "X" });
    await tabInto(rail);
    await keys("{End}");
    expect(rail.selected()).toEqual([name("Z")]);
    await keys("{ArrowUp}{ArrowUp}{ArrowUp}{ArrowDown}");
    expect(rail.jumps).toEqual(["Z", "Y", "X", "C", "X"]);
    await hasArrived();
    await rail.update({ current: "B" });
    expect(rail.selected()).toEqual([name("B")]);
  });

  test("a list that follows late does not undo a pick", async () => {
    const rail = await mountRail({ letters: ALPHABET, lag: 4 });
    await tabInto(rail);
    for (const section of ["B", "C", "D", "E", "F", "G"]) {
      await keys("{ArrowDown}");
      const seen = [rail.focused()];
      await frames(1);
      seen.push(rail.focused());
      expect(seen).toEqual([name(section), name(section)]);
    }
    await frames(10);
    expect(rail.focused()).toBe(name("G"));
    expect(rail.selected()).toEqual([name("G")]);
  });
});

describe.each(["mouse", "touch"] as const)("with a %s", (kind) => {
  test("a press goes to the section, once", async () => {
    const rail = await mountRail({ letters: ALPHABET });
    const pointer = await pressOn(rail.option("M"), kind);
    await pointer.release();
    await frames(10);
    expect(rail.jumps).toEqual(["M"]);
    expect(rail.selected()).toEqual([name("M")]);
  });

  test("a drag goes to each section it crosses, once, also beside the rail", async () => {
    const rail = await mountRail({ letters: ALPHABET });
    const pointer = await pressOn(rail.option("C"), kind);
    await pointer.to(rail.option("F"), 40);
    expect(rail.jumps).toEqual(["C", "D", "E", "F"]);
    await pointer.by(-200, 0);
    await pointer.by(0, 2);
    expect(rail.jumps.length).toBe(4);
    await pointer.by(0, rail.option("H").offsetHeight, 1);
    await pointer.release();
    await frames(10);
    expect(rail.jumps).toEqual(["C", "D", "E", "F", "G"]);
  });

  test("beyond the rail's ends the first and the last section are meant", async () => {
    const rail = await mountRail({ letters: ALPHABET, height: 450 });
    const pointer = await pressOn(rail.option("M"), kind);
    await pointer.by(0, 400, 1);
    await pointer.by(0, -800, 1);
    await pointer.release();
    expect(rail.jumps).toEqual(["M", "#", "A"]);
  });

  test("after a drag, moving over the rail does nothing, and arrow keys go on from there", async () => {
    const rail = await mountRail({ letters: ALPHABET });
    const pointer = await pressOn(rail.option("C"), kind);
    await pointer.to(rail.option("F"), 1);
    await pointer.release();
    if (kind === "mouse") await pointer.to(rail.option("Q"));
    await frames(10);
    expect(rail.jumps).toEqual(["C", "F"]);
    expect(rail.focused()).toBe(name("F"));
    await keys("{ArrowDown}");
    expect(rail.jumps).toEqual(["C", "F", "G"]);
  });

  test("no text is selected, and the page does not scroll", async () => {
    const rail = await mountRail({ letters: ALPHABET });
    rail.container.style.paddingBlockEnd = "2000px";
    const pointer = await pressOn(rail.option("T"), kind);
    await pointer.to(rail.option("B"), 20);
    await pointer.release();
    await frames(5);
    expect(scrollY).toBe(0);
    expect(String(getSelection())).toBe("");
  });
});

test("a finger has the section beside it, not under it, and within the list", async () => {
  for (const dir of ["ltr", "rtl"]) {
    document.documentElement.dir = dir;
    const rail = await mountRail({ letters: ALPHABET, width: 288 });
    expect(rail.bubble()).toBeUndefined();
    const pointer = await pressOn(rail.option("A"), "touch");
    await frames(2);
    const list = rail.part("list").getBoundingClientRect();
    for (const section of ["A", "M", "#"]) {
      await pointer.to(rail.option(section), 1);
      await frames(2);
      expect(rail.bubble()).toBe(section);
      const bubble = rail.part("rail-bubble").getBoundingClientRect();
      const finger = rail.option(section).getBoundingClientRect();
      const gap = dir === "ltr" ? finger.left - bubble.right : bubble.left - finger.right;
      expect(gap).toBeGreaterThanOrEqual(16);
      expect(bubble.top).toBeGreaterThanOrEqual(list.top);
      expect(bubble.bottom).toBeLessThanOrEqual(list.bottom);
      const middle = (bubble.top + bubble.bottom) / 2;
      if (section === "M") expect(middle).toBeCloseTo((finger.top + finger.bottom) / 2, 0);
      expect(getComputedStyle(rail.part("rail-bubble")).pointerEvents).toBe("none");
    }
    await pointer.release();
    await frames(2);
    expect(rail.bubble()).toBeUndefined();
  }
});

test("a click of a mouse shows no section beside it, a drag does", async () => {
  const rail = await mountRail({ letters: ALPHABET });
  const pointer = await pressOn(rail.option("C"), "mouse");
  await frames(2);
  expect(rail.bubble()).toBeUndefined();
  await pointer.to(rail.option("D"), 1);
  await frames(2);
  expect(rail.bubble()).toBe("D");
  await pointer.release();
});

test("assistive technology presses a section by a click alone", async () => {
  const rail = await mountRail({ letters: ALPHABET });
  rail.option("K").click();
  await frames(2);
  expect(rail.jumps).toEqual(["K"]);
  rail.option("L").dispatchEvent(new MouseEvent("click", { bubbles: true, detail: 1 }));
  await frames(2);
  expect(rail.jumps).toEqual(["K", "L"]);
});

test("the wheel over the rail scrolls the rows, and not the page", async () => {
  const rail = await mountRail({ letters: ALPHABET });
  rail.container.style.paddingBlockEnd = "2000px";
  await wheel(rail.option("M"), 240);
  await frames(10);
  expect(rail.part("scroller").scrollTop).toBeGreaterThan(100);
  expect(scrollY).toBe(0);
  expect(rail.jumps).toEqual([]);
});

test("the second button, and a second finger, do nothing", async () => {
  const rail = await mountRail({ letters: ALPHABET });
  const send = (type: string, on: Element, pointerId: number, button = 0) =>
    on.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId, button, clientY: 300 }));
  send("pointerdown", rail.option("C"), 1, 2);
  expect(rail.jumps).toEqual([]);
  send("pointerdown", rail.option("C"), 1);
  await frames(1);
  send("pointerdown", rail.option("K"), 2);
  send("pointerup", rail.option("K"), 2);
  await frames(1);
  expect(rail.jumps).toEqual(["C"]);
  send("pointercancel", rail.option("C"), 1);
  await frames(1);
  send("pointermove", rail.option("C"), 1);
  expect(rail.jumps).toEqual(["C"]);
});

describe("what is drawn", () => {
  test.each([
    [0, 0],
    [1, 0],
    [2, 2],
    [27, 27],
    [60, 60],
  ])("%i sections: %i are to be picked", async (count, drawn) => {
    const rail = await mountRail({ letters: SIXTY.slice(0, count) });
    expect(rail.options().length).toBe(drawn);
    expect(rail.part("rail") === null).toBe(drawn === 0);
  });

  test.each([
    [27, 600, ALPHABET],
    [27, 200, "A·E·J·N·R·W·#"],
    [2, 200, "AB"],
  ])(
    "%i sections in %i px: labels that fit, and dots between them",
    async (count, height, marks) => {
      const letters = count === 27 ? ALPHABET : SIXTY.slice(0, count);
      const rail = await mountRail({ letters, height });
      await frames(2);
      expect(rail.marks()).toBe(marks);
    },
  );

  test.each([
    [60, 600],
    [60, 200],
    [27, 200],
    [27, 450],
  ])("%i sections in %i px: no mark overlaps another, none is cut", async (count, height) => {
    const letters = count === 60 ? SIXTY : ALPHABET;
    for (const current of [letters[0]!, letters[7]!, letters.at(-1)!]) {
      const rail = await mountRail({ letters, height, current, width: 288 });
      const list = rail.part("list").getBoundingClientRect();
      const marks = rail
        .options()
        .map((each) => each.firstElementChild as HTMLElement)
        .filter(({ dataset }) => dataset.kind !== "none");
      const letterHeight = Number.parseFloat(getComputedStyle(marks[0]!).fontSize) * 0.75;
      const middles = marks.map((mark) => {
        const { top, bottom, left, right } = mark.getBoundingClientRect();
        expect(top).toBeGreaterThanOrEqual(list.top);
        expect(bottom).toBeLessThanOrEqual(list.bottom);
        expect(left).toBeGreaterThanOrEqual(list.left);
        expect(right).toBeLessThanOrEqual(list.right);
        return (top + bottom) / 2;
      });
      for (const [i, middle] of middles.slice(1).entries()) {
        expect(middle - middles[i]!).toBeGreaterThan(letterHeight);
      }
      expect(rail.marks()).toContain(current);
    }
  });

  test("labels follow the height", async () => {
    const rail = await mountRail({ letters: ALPHABET, height: 200 });
    await rail.update({ height: 600 });
    await frames(3);
    expect(rail.marks()).toBe(ALPHABET);
    await rail.update({ height: 200 });
    await frames(3);
    expect(rail.marks()).toContain("·");
  });

  test("another current section moves nothing", async () => {
    const rail = await mountRail({ letters: SIXTY, height: 300 });
    const boxes = () =>
      rail.options().map((each) => {
        const { x, y, width, height } = each.getBoundingClientRect();
        return [x, y, width, height];
      });
    const before = boxes();
    for (const current of ["M", "漢", "#"]) {
      await rail.update({ current });
      expect(boxes()).toEqual(before);
      expect(rail.marks()).toContain(current);
    }
  });

  test("the rail is at least 24 px wide, wider where fingers point, at the inline end", async () => {
    const rail = await mountRail({ letters: ALPHABET, width: 288 });
    expect(rail.option("M").offsetWidth).toBeGreaterThanOrEqual(24);
    expect(rail.part("rail").getBoundingClientRect().right).toBeCloseTo(
      rail.part("list").getBoundingClientRect().right,
      -1,
    );
    document.documentElement.dir = "rtl";
    expect(rail.part("rail").getBoundingClientRect().left).toBeCloseTo(
      rail.part("list").getBoundingClientRect().left,
      -1,
    );
  });
});

describe("while sections come and go", () => {
  test("the focus goes to the next section that remains, else to the one before", async () => {
    const rail = await mountRail({ letters: "ABCDE", current: "C" });
    await tabInto(rail);
    await rail.update({ letters: "ABDE" });
    expect(rail.focused()).toBe(name("D"));
    await rail.update({ letters: "AB" });
    expect(rail.focused()).toBe(name("B"));
    expect(rail.jumps).toEqual([]);
    await keys("{ArrowUp}");
    expect(rail.jumps).toEqual(["A"]);
  });

  test("a section that remains keeps the focus when its position changes", async () => {
    const rail = await mountRail({ letters: "MNO", current: "N" });
    await tabInto(rail);
    const option = document.activeElement;
    await rail.update({ letters: "ABCKLMNO" });
    await rail.update({ letters: "LN#" });
    expect(document.activeElement).toBe(option);
  });

  test("a rail with the focus stays until it is left, though too few sections remain", async () => {
    const rail = await mountRail({ letters: "ABC", current: "B" });
    await tabInto(rail);
    await rail.update({ letters: "C" });
    expect(rail.focused()).toBe(name("C"));
    await rail.update({ letters: "" });
    expect(document.activeElement).toBe(rail.part("rail-sections"));
    await keys("{ArrowDown}x{Enter}");
    await rail.update({ letters: "DE" });
    expect(rail.focused()).toBe(name("D"));
    await rail.update({ letters: "E" });
    await keys("{Tab}");
    await frames(2);
    expect(document.activeElement).toBe(rail.after);
    expect(rail.part("rail")).toBeNull();
  });

  test("while the current section is unknown, no section is selected", async () => {
    const rail = await mountRail({ letters: "ABC", current: "" });
    expect(rail.selected()).toEqual([]);
    await tabInto(rail);
    expect(rail.focused()).toBe(name("A"));
    await rail.update({ letters: "BC" });
    expect(rail.focused()).toBe(name("B"));
    expect(rail.jumps).toEqual([]);
    await rail.update({ current: "C" });
    expect(rail.selected()).toEqual([name("C")]);
  });

  test("a focus elsewhere is left there", async () => {
    const rail = await mountRail({ letters: "ABC", current: "B" });
    await tabInto(rail);
    rail.before.focus();
    await rail.update({ letters: "AC" });
    await rail.update({ letters: "XY", current: "Y" });
    expect(document.activeElement).toBe(rail.before);
  });

  test("a drag goes on", async () => {
    const rail = await mountRail({ letters: ALPHABET });
    const pointer = await pressOn(rail.option("M"), "touch");
    await rail.update({ letters: "ABCDEFGHIJ" });
    await pointer.to(rail.option("J"), 1);
    expect(rail.jumps.at(-1)).toBe("J");
    await rail.update({ letters: "A" });
    await pointer.by(0, 40, 2);
    await rail.update({ letters: "" });
    await pointer.by(0, 40, 2);
    await pointer.release();
    await frames(2);
    expect(rail.bubble()).toBeUndefined();
  });

  test("the current section follows the list, also with the focus on the rail", async () => {
    const rail = await mountRail({ letters: ALPHABET });
    await tabInto(rail);
    await keys("m");
    await rail.update({ current: "N" });
    expect(rail.focused()).toBe(name("N"));
    await rail.update({ current: "B" });
    expect(rail.focused()).toBe(name("B"));
    expect(rail.jumps).toEqual(["M"]);
  });
});

const themes: Record<string, () => Promise<unknown>> = {
  light: async () => {},
  dark: async () => document.documentElement.classList.add("dark"),
  "right to left": async () => (document.documentElement.dir = "rtl"),
  ...(isChromium && {
    "forced colors": () =>
      devtools("Emulation.setEmulatedMedia", {
        features: [{ name: "forced-colors", value: "active" }],
      }),
  }),
};

describe.each(Object.entries(themes))("in %s", (_, setTheme) => {
  test.each([
    ["a few", "ABC", 400],
    ["the alphabet", ALPHABET, 600],
    ["sixty", SIXTY, 200],
  ])("%s: axe finds nothing", async (__, letters, height) => {
    await setTheme();
    const rail = await mountRail({ letters, height });
    const pointer = await pressOn(rail.option("B"), "touch");
    const { violations } = await axe.run(rail.container, {
      rules: { region: { enabled: false } }, // The page around the list is the app's.
    });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`)).toEqual([]);
    await pointer.release();
  });
});

inChromium(() => {
  test("each section is told with its count and its position", async () => {
    const rail = await mountRail({ letters: ALPHABET, current: "M" });
    await devtools("Accessibility.enable");
    expect(rail.part("rail-sections").getAttribute("aria-label")).toBe("Sections");
    expect(rail.part("rail-sections").role).toBe("listbox");
    expect(rail.selected()).toEqual([name("M")]);
    expect(rail.options().length).toBe(27);
    expect(rail.option("#").textContent).toBe("#");
  });
});
