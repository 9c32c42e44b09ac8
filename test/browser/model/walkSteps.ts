import { userEvent } from "vitest/browser";
import fc from "../../fc.js";
import { press } from "../harness/drag.js";
import { wheel } from "../harness/wheel.js";
import { LETTERS, type Walk } from "./createWalk.js";
import { step as named, type Step } from "./step.js";

const step = (name: string, run: (walk: Walk) => unknown): Step<Walk> => named(name, run);

const share = fc.integer({ min: 0, max: 1_000 }).map((n) => n / 1_000);
const letter = fc.constantFrom(...LETTERS);
const at = <T>(things: readonly T[], where: number) =>
  things[Math.min(things.length - 1, Math.floor(where * things.length))];

/** Scrolls in so many frames, as a dragged thumb does. */
async function drag({ scroller }: Walk, to: number, frames: number) {
  const from = scroller().scrollTop;
  for (let i = 1; i <= frames; i++) {
    scroller().scrollTop = from + ((to - from) * i) / frames;
    await new Promise(requestAnimationFrame);
  }
}

const scrolls = fc.oneof(
  fc
    .oneof(share, fc.constantFrom(0, 1))
    .map((where) =>
      step(`scroll to ${where}`, (walk) => walk.scrollTo(where * walk.scroller().scrollHeight)),
    ),
  fc
    .tuple(share, fc.integer({ min: 5, max: 30 }))
    .map(([where, frames]) =>
      step(`drag the scrollbar to ${where} in ${frames} frames`, (walk) =>
        drag(walk, where * walk.scroller().scrollHeight, frames),
      ),
    ),
  fc
    .integer({ min: -9_000, max: 9_000 })
    .map((by) =>
      step(`drag the scrollbar by ${by} px`, (walk) =>
        drag(walk, walk.scroller().scrollTop + by, 20),
      ),
    ),
  fc.integer({ min: -2_500, max: 2_500 }).map((top) =>
    step(`scroll smoothly by ${top} px`, async (walk) => {
      walk.scroller().scrollBy({ top, behavior: "smooth" });
      await walk.pause(300);
    }),
  ),
  fc.constantFrom(-600, -120, 120, 600).map((deltaY) =>
    step(`turn the wheel by 5 × ${deltaY} px`, async (walk) => {
      for (let i = 0; i < 5; i++) {
        await wheel(walk.scroller(), deltaY);
        await walk.pause(20);
      }
    }),
  ),
);

const optionsOf = ({ container }: Walk) => [
  ...container.querySelectorAll<HTMLElement>("[role=option]"),
];

const letters = fc.oneof(
  fc.array(letter, { minLength: 1, maxLength: 6 }).map((sections) =>
    step(`go to ${sections.join(", ")}`, async (walk) => {
      for (const section of sections) {
        walk.handle.current!.scrollToSection(section);
        await walk.pause(40);
      }
    }),
  ),
  fc
    .tuple(fc.constantFrom("mouse", "touch"), fc.array(share, { minLength: 1, maxLength: 5 }))
    .map(([pointer, places]) =>
      step(`slide over the letters at ${places.join(", ")} (${pointer})`, async (walk) => {
        const option = at(optionsOf(walk), places[0]!);
        if (option === undefined) return;
        const held = await press(option, pointer);
        for (const place of places.slice(1)) {
          const next = at(optionsOf(walk), place);
          if (next) await held.to(next, 6);
          await walk.pause(40);
        }
        await held.release();
      }),
    ),
);

const keys = fc.array(
  fc.constantFrom(
    "{ArrowDown}",
    "{ArrowUp}",
    "{Home}",
    "{End}",
    "{PageDown}",
    "{PageUp}",
    "m",
    "s",
  ),
  { minLength: 1, maxLength: 7 },
);

const keyboard = fc
  .tuple(fc.constantFrom("[role=option]", "[data-slot='org-member-row']"), keys)
  .map(([target, pressed]) =>
    step(`press ${pressed.join("")} on ${target}`, async (walk) => {
      const tabStop = walk.container.querySelector<HTMLElement>(`${target}[tabindex='0']`);
      (tabStop ?? walk.scroller()).focus();
      walk.expectFocus();
      for (const key of pressed) await userEvent.keyboard(key);
    }),
  );

const members = fc.oneof(
  fc
    .tuple(
      share,
      fc.boolean(),
      fc.constantFrom("scrollToMember", "focusMember"),
      fc.constantFrom("start", "center", "end", "auto"),
    )
    .map(([where, isNear, method, align]) =>
      step(`${method} ${where}${isNear ? " nearby" : ""}, ${align}`, async (walk) => {
        const [name] = walk.some(where, isNear);
        if (name === undefined) return;
        const id = await walk.idOf(name, name.split(" ").at(-1));
        const isThere = await walk.handle
          .current![method](id, { align })
          .catch((error) => (String(error).includes("made to fail") ? null : String(error)));
        await walk.pause(60);
        // Who has been renamed or has left meanwhile may be anywhere.
        if (isThere === null || walk.isMover(id)) return;
        if (isThere !== true) walk.offend(`${name} was not found: ${isThere}`);
        else if (!walk.visible().some((row) => row.id === id))
          walk.offend(`${name} is not in view`);
      }),
    ),
  fc.constantFrom("nobody", "").map((id) =>
    step(`go to the unknown “${id}”`, async (walk) => {
      if (await walk.handle.current!.scrollToMember(id).catch(() => false))
        walk.offend("nobody was found");
    }),
  ),
);

const search = fc.tuple(share, fc.boolean(), fc.option(share)).map(([where, byKeys, scrolled]) =>
  step(`search for the beginning of ${where}`, async (walk) => {
    const { part, scroller, pause, drawn, offend } = walk;
    const text = (walk.some(where, false)[0] ?? "a").slice(0, 3).toLowerCase();
    const box = part("search-input") as HTMLInputElement;
    await userEvent.click(box);
    walk.expectFocus();
    await userEvent.keyboard(text);
    await pause(500);
    if (scrolled !== null) scroller().scrollTop = scrolled * scroller().scrollHeight;
    await pause(100);
    // Until there is an answer, such as while offline, the rows before the search stay.
    const isAnswered = /\d of \d/.test(part("count").textContent);
    const other = drawn().find((walk) => walk.name && !walk.name.toLowerCase().startsWith(text));
    if (other && isAnswered) offend(`“${text}” found ${other.name}`);
    await userEvent.keyboard(byKeys ? "{Backspace}{Backspace}{Backspace}" : "{Escape}");
    if (box.value !== "") offend(`the box has “${box.value}”`);
  }),
);

const faults = fc.oneof(
  fc.integer({ min: 50, max: 600 }).map((ms) =>
    step(`offline for ${ms} ms`, async (walk) => {
      walk.deployment.goOffline();
      await walk.pause(ms);
      walk.deployment.goOnline();
    }),
  ),
  fc
    .constantFrom(0, 5, 40, 120)
    .map((ms) => step(`latency ${ms} ms`, (walk) => walk.deployment.setLatency(ms))),
  fc
    .constantFrom("browseActiveUsersInOrg", "locateActiveUserInOrg", "countActiveUsersBySection")
    .map((query) =>
      step(`fail ${query}`, (walk) =>
        walk.deployment.failNext(`users/directory:${query}`, { error: new Error("made to fail") }),
      ),
    ),
  fc.constantFrom(
    step("drop the connection", (walk) => walk.deployment.dropConnections()),
    step("run all queries again", (walk) => walk.deployment.refresh()),
    step("refresh the sign-in", (walk) => walk.refreshSignIn()),
  ),
);

const session = fc.oneof(
  fc.integer({ min: 0, max: 500 }).map((ms) =>
    step(`switch organization, wait ${ms} ms`, async (walk) => {
      walk.switchOrganization();
      await walk.pause(ms);
    }),
  ),
  fc
    .integer({ min: 0, max: 400 })
    .map((ms) => step(`refuse the viewer for ${ms} ms`, (walk) => walk.refuse(ms))),
);

/** What a reader does, and what happens to their session and their connection. */
export const anyStep: fc.Arbitrary<Step<Walk>> = fc.oneof(
  { weight: 7, arbitrary: scrolls },
  { weight: 4, arbitrary: letters },
  { weight: 3, arbitrary: keyboard },
  { weight: 3, arbitrary: members },
  { weight: 2, arbitrary: search },
  { weight: 3, arbitrary: faults },
  { weight: 2, arbitrary: session },
);

const joins = fc.oneof(
  fc
    .tuple(share, fc.boolean())
    .map(([where, isNear]) =>
      step(`someone joins at ${where}`, (walk) =>
        walk.join(walk.some(where, isNear).map(walk.newName)),
      ),
    ),
  letter.map((first) =>
    step(`someone joins with ${first}`, (walk) => walk.join([walk.newName(first)])),
  ),
  fc.tuple(share, fc.integer({ min: 8, max: 120 })).map(([where, count]) =>
    step(`${count} join at ${where}`, (walk) => {
      const [name = "A"] = walk.some(where, true);
      return walk.join(Array.from({ length: count }, () => walk.newName(name)));
    }),
  ),
);

const renames = fc
  .tuple(share, fc.boolean(), fc.option(letter), share)
  .map(([where, isNear, first, to]) =>
    step(`someone is renamed at ${where}`, async (walk) => {
      for (const name of walk.some(where, isNear)) {
        await walk.rename(name, walk.newName(first ?? walk.some(to, true)[0] ?? "A"));
      }
    }),
  );

const leaves = fc.oneof(
  fc
    .tuple(share, fc.boolean(), fc.constantFrom("deactivated", "deleted", "moved"))
    .map(([where, isNear, how]) =>
      step(`someone is ${how} at ${where}`, async (walk) => {
        const [name] = walk.some(where, isNear);
        if (name === undefined) return;
        if (how === "deactivated") await walk.deactivate([name]);
        else if (how === "deleted") await walk.remove(name);
        else await walk.move(name);
      }),
    ),
  fc
    .tuple(share, fc.integer({ min: 5, max: 60 }))
    .map(([where, count]) =>
      step(`${count} leave at ${where}`, (walk) => walk.deactivate(walk.some(where, true, count))),
    ),
);

/** What happens to members, among those in view or anywhere. */
export const anyChange: fc.Arbitrary<Step<Walk>> = fc.oneof(
  { weight: 4, arbitrary: joins },
  { weight: 4, arbitrary: renames },
  { weight: 4, arbitrary: leaves },
  {
    weight: 1,
    arbitrary: fc.constant(step("the viewer's row is written", (walk) => walk.touchViewer())),
  },
);
