import { expect, test, vi } from "vitest";
import { frames, mountList, someMembers } from "./harness/mountList.js";

/** After the next frame has been painted: what a frame callback sees may still change. */
async function painted(): Promise<void> {
  await frames(1);
  await new Promise((resolve) => setTimeout(resolve));
}

const pictureOf = (i: number) => `${location.origin}/test/browser/harness/avatar.svg?${i}`;
const withPictures = (count: number, key: string) =>
  someMembers(count).map((member, i) => ({ ...member, avatarUrl: pictureOf(i) + key }));
const requested = (url: string) => performance.getEntriesByName(url, "resource").length > 0;

test("initials stand in until the picture has loaded, then it covers them", async () => {
  const list = await mountList({ results: withPictures(1, "loads") });
  const row = list.row("Member 0")!;
  await expect.poll(() => row.querySelector("img")?.src).toBe(`${pictureOf(0)}loads`);
  const image = row.querySelector("img")!;
  expect([image.alt, image.referrerPolicy, image.decoding]).toEqual(["", "no-referrer", "async"]);
  const { width, height } = image.getBoundingClientRect();
  expect([width, height]).toEqual([36, 36]);
});

test("a picture that does not load leaves the initials, in every frame", async () => {
  const avatarUrl = `${location.origin}/none-such.png`;
  const list = await mountList({ results: [{ ...someMembers(1)[0]!, avatarUrl }] });
  for (let i = 0; i < 20; i++) {
    expect(list.part("avatar").textContent).toBe("M");
    await frames(1);
  }
  expect(list.container.querySelector("img")).toBeNull();
});

test("addresses that are not http(s) are never loaded", async () => {
  const evil = [
    "javascript:alert(1)",
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>",
    "blob:http://localhost/1",
  ];
  const results = someMembers(3).map((member, i) => ({ ...member, avatarUrl: evil[i]! }));
  const source = vi.spyOn(HTMLImageElement.prototype, "src", "set");
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const list = await mountList({ results });
  await frames(5);
  expect(source).not.toHaveBeenCalled();
  expect(list.container.querySelector("img")).toBeNull();
  // Said once, of the first.
  expect(warn.mock.calls.map(([text]) => String(text))).toEqual([
    expect.stringMatching(/^The picture of member Member-0 is not loaded.*javascript:alert/),
  ]);
  vi.restoreAllMocks();
});

test.each([
  ["a path of the same site", (path: string) => path],
  ["an address without a protocol", (path: string) => `//${location.host}${path}`],
])("%s is loaded", async (kind, addressOf) => {
  const warn = vi.spyOn(console, "warn");
  const path = `/test/browser/harness/avatar.svg?${encodeURIComponent(kind)}`;
  const list = await mountList({
    results: someMembers(1),
    getAvatarUrl: () => addressOf(path),
  });
  await expect.poll(() => list.container.querySelector("img")?.src).toBe(location.origin + path);
  expect(warn).not.toHaveBeenCalled();
  warn.mockRestore();
});

test("a member without a picture is no mistake", async () => {
  const warn = vi.spyOn(console, "warn");
  const none = ["", " ", undefined, null as unknown as string];
  const list = await mountList({ results: someMembers(4), getAvatarUrl: () => none.pop() });
  await frames(3);
  expect(list.container.querySelector("img")).toBeNull();
  expect(warn).not.toHaveBeenCalled();
  warn.mockRestore();
});

test("pictures that have loaded are drawn with their rows, however fast they come back", async () => {
  const list = await mountList({ results: withPictures(300, "back") });
  const drawn = () => list.rows().every((row) => row.querySelector("img")?.complete);
  for (let top = 0; top <= 3_000; top += 600) {
    list.scroller.scrollTop = top;
    await frames(2);
    // WebKit under a virtual display draws a few frames a second.
    await expect.poll(drawn, { timeout: 15_000 }).toBe(true);
  }
  let [rowFrames, withInitials] = [0, 0];
  for (let top = 3_000; top >= 0; top -= 100) {
    list.scroller.scrollTop = top;
    await painted();
    const pictures = list.rows().map((row) => row.querySelector("img")?.complete);
    rowFrames += pictures.length;
    withInitials += pictures.filter((complete) => !complete).length;
  }
  expect(rowFrames).toBeGreaterThan(500);
  expect(withInitials).toBe(0);
});

test("a picture stays until the member's new one has loaded", async () => {
  const list = await mountList({ results: withPictures(1, "old") });
  const shown = () => list.container.querySelector("img")?.src;
  await expect.poll(shown).toBe(`${pictureOf(0)}old`);
  const seen = new Set<string | undefined>();
  list.edit(() => withPictures(1, "new"));
  while (shown() !== `${pictureOf(0)}new`) {
    seen.add(shown());
    await painted();
  }
  expect([...seen]).toEqual([`${pictureOf(0)}old`]);
  list.edit(() => someMembers(1));
  await expect.poll(() => list.part("avatar").textContent).toBe("M");
});

test("a picture is loaded once, however often its row comes back", async () => {
  let loads = 0;
  class CountedImage extends Image {
    constructor() {
      super();
      loads++;
    }
  }
  vi.stubGlobal("Image", CountedImage);
  const list = await mountList({ results: withPictures(1, "once") });
  const shown = () => list.container.querySelector("img")?.src;
  for (let i = 0; i < 3; i++) {
    await expect.poll(shown).toBe(`${pictureOf(0)}once`);
    list.edit(() => []);
    await expect.poll(shown).toBe(undefined);
    list.edit(() => withPictures(1, "once"));
  }
  expect(loads).toBe(1);
  vi.unstubAllGlobals();
});

test("a broken picture is asked for once, however often its row renders", async () => {
  const source = vi.spyOn(HTMLImageElement.prototype, "src", "set");
  const getAvatarUrl = () => "/none-such.png";
  const list = await mountList({ results: someMembers(1), getAvatarUrl });
  await frames(5);
  for (let i = 0; i < 3; i++) {
    list.update({ getAvatarUrl: () => "/none-such.png" });
    list.edit((rows) => rows.map((row) => ({ ...row, displayName: `Renamed ${i}` })));
    await frames(2);
  }
  expect(source).toHaveBeenCalledOnce();
  source.mockRestore();
});

test("pictures of rows that scroll past are not requested; those of the rows it stops at are", async () => {
  performance.clearResourceTimings();
  const list = await mountList({ results: withPictures(1_000, "fly") });
  await expect.poll(() => requested(`${pictureOf(0)}fly`)).toBe(true);
  const drawn = new Set<string>();
  for (let top = 0; top <= 40_000; top += 800) {
    // All in one task: a busy machine that pauses between frames would count as coming to rest.
    list.scroller.scrollTop = top;
    list.scroller.dispatchEvent(new Event("scroll"));
    drawn.add(list.rows().at(-1)!.dataset.index!);
  }
  expect(drawn.size).toBeGreaterThan(40);
  const last = `${pictureOf(Math.floor(40_000 / 56))}fly`;
  await expect.poll(() => requested(last), { timeout: 15_000 }).toBe(true);
  const between = Array.from({ length: 500 }, (_, i) => i + 100);
  expect(between.filter((i) => requested(`${pictureOf(i)}fly`))).toEqual([]);
});

test("the app chooses the address, for the size asked for", async () => {
  const asked = vi.fn<(member: { _id: string }, px: number) => string>(() => `${pictureOf(7)}own`);
  const list = await mountList({ results: someMembers(1), getAvatarUrl: asked });
  await expect.poll(() => list.container.querySelector("img")?.src).toBe(`${pictureOf(7)}own`);
  expect(asked.mock.lastCall?.[1]).toBe(72);
});

test.each([
  ["the variable", { style: { "--org-member-avatar-size": "3rem" } }, {}],
  ["a class", {}, { classNames: { avatar: "large" } }],
])("an avatar made larger by %s is asked for larger", async (_, box, given) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(".large { --_avatar-size: 48px }");
  document.adoptedStyleSheets = [sheet];
  const asked = vi.fn<(member: { _id: string }, px: number) => undefined>();
  await mountList({ results: someMembers(2), getAvatarUrl: asked, ...given }, box);
  document.adoptedStyleSheets = [];
  expect(asked.mock.calls.map(([, px]) => px)).toEqual([96, 96]);
});

test("names in every script keep to one line, whatever they hold", async () => {
  const names = [
    "x".repeat(10_000),
    "a\nb\u202Ec",
    "محمد ".repeat(200),
    "李".repeat(500),
    "🦄".repeat(300),
  ];
  const results = names.map((displayName, i) => ({ _id: `${i}`, displayName, isActive: true }));
  const list = await mountList({ results });
  expect(list.rows().map((row) => row.offsetHeight)).toEqual(names.map(() => 56));
  expect(list.scroller.scrollWidth).toBe(list.scroller.clientWidth);
  for (const row of list.rows()) {
    const name = row.querySelector("bdi")!.getBoundingClientRect();
    const avatar = row.querySelector('[data-slot="org-member-avatar"]')!.getBoundingClientRect();
    expect(name.left).toBeGreaterThan(avatar.right);
  }
});
