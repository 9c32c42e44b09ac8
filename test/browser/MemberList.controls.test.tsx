import { useEffect, useRef, useState, type ReactNode } from "react";
import { createPortal, flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { MemberList } from "../../src/components/MemberList.js";
import type { Member } from "../../src/core/member.js";
import { frames, mountList, someMembers } from "./harness/mountList.js";

const press = (keys: string) => userEvent.keyboard(keys);

/** The element that has the focus, also inside open shadow roots. */
function focusedElement(): HTMLElement {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active as HTMLElement;
}
const focused = () => focusedElement().textContent;

async function mountControls(controls: ReactNode, given: Parameters<typeof mountList>[0]) {
  const list = await mountList({ renderActions: () => controls, ...given });
  const after = document.createElement("button");
  after.textContent = "after";
  list.container.append(after);
  return list;
}

/** Walks through a row from its start to its end with ArrowRight, then back; names both ways. */
async function walk(): Promise<string[]> {
  const forward = [focusedElement()];
  for (let step = 0; step < 9; step++) {
    await press("{ArrowRight}");
    if (focusedElement() === forward.at(-1)) break;
    forward.push(focusedElement());
  }
  for (const expected of forward.toReversed()) {
    expect(focusedElement()).toBe(expected);
    await press("{ArrowLeft}");
  }
  return forward.slice(1).map((element) => element.textContent);
}

/** A custom element with a button in an open or closed shadow root. */
function define(tag: string, options: ShadowRootInit, html: string) {
  if (customElements.get(tag)) return;
  customElements.define(
    tag,
    class extends HTMLElement {
      constructor() {
        super();
        this.attachShadow(options).innerHTML = html;
      }
    },
  );
}

const hidden = document.createElement("style");
hidden.textContent = ".not-now { display: none } .unseen { visibility: hidden }";
document.head.append(hidden);

const notNow: Record<string, ReactNode> = {
  "a hidden input": <input type="hidden" name="id" value="1" />,
  "display: none": <button className="not-now">no</button>,
  "a hidden parent": (
    <p className="not-now">
      <button>no</button>
    </p>
  ),
  "the hidden attribute": <button hidden>no</button>,
  "visibility: hidden": <button className="unseen">no</button>,
  "an inert parent": (
    <span ref={(span) => span?.setAttribute("inert", "")}>
      <a href="#no">no</a>
    </span>
  ),
  "a disabled button": <button disabled>no</button>,
  "a disabled fieldset": (
    <fieldset disabled>
      <input aria-label="no" />
    </fieldset>
  ),
  "closed details": (
    <details>
      <summary className="not-now">no</summary>
      <a href="#no">no</a>
    </details>
  ),
  "content-visibility: hidden": (
    <p style={{ contentVisibility: "hidden" }}>
      <button>no</button>
    </p>
  ),
  "a placeholder": <span aria-disabled="true">no</span>,
  "what its author took out of the tab order": (
    <a href="#no" tabIndex={-1} aria-hidden="true">
      no
    </a>
  ),
};

test.each(Object.entries(notNow))(
  "arrows pass over %s, and reach what is beyond",
  async (_, obstacle) => {
    const list = await mountControls(
      <form>
        {obstacle}
        <button type="button">first</button>
        {obstacle}
        <button type="button">last</button>
        {obstacle}
      </form>,
      { results: someMembers(3) },
    );
    list.row("Member 1")!.focus();
    expect(await walk()).toEqual(["first", "last"]);
  },
);

test("a control that is shown again can be reached again", async () => {
  const list = await mountControls(
    <>
      <button type="button" className="toggled" style={{ display: "none" }}>
        first
      </button>
      <button type="button">last</button>
    </>,
    { results: someMembers(3) },
  );
  list.row("Member 1")!.focus();
  expect(await walk()).toEqual(["last"]);
  for (const button of document.querySelectorAll<HTMLElement>(".toggled"))
    button.style.display = "";
  expect(await walk()).toEqual(["first", "last"]);
});

define("open-button", { mode: "open" }, "<i>open</i><button>inner</button>");
define(
  "delegating-button",
  { mode: "open", delegatesFocus: true },
  "<i>gap</i><button>inner</button>",
);
define(
  "closed-button",
  { mode: "closed", delegatesFocus: true },
  "<i>gap</i><button>inner</button>",
);
define("nested-button", { mode: "open" }, "<open-button></open-button>");

const control: Record<string, ReactNode> = {
  summary: (
    <details>
      <summary>control</summary>
    </details>
  ),
  contenteditable: (
    <span contentEditable suppressContentEditableWarning>
      control
    </span>
  ),
  "a tab stop of its own": (
    <span role="button" tabIndex={0}>
      control
    </span>
  ),
  "an open shadow root": <open-button />,
  "nested shadow roots": <nested-button />,
  delegatesFocus: <delegating-button />,
  "a closed shadow root with a tabIndex": <closed-button tabIndex={0}>control</closed-button>,
  "an element defined later": <late-button />,
  "a shadow root attached later": <AttachedLater />,
  "a control that appears by its own state": <Appearing />,
  "a control that becomes one": <Becoming />,
  "a link inside SVG": (
    <svg width="20" height="20">
      <a href="#control">
        <text y="15">control</text>
      </a>
    </svg>
  ),
};

function AttachedLater() {
  const host = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!host.current!.shadowRoot)
      host.current!.attachShadow({ mode: "open" }).innerHTML = "<button>inner</button>";
  }, []);
  return <span ref={host} />;
}
function Appearing() {
  const [shown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(show, 20, true);
    return () => clearTimeout(timer);
  }, []);
  return shown && <button type="button">control</button>;
}
function Becoming() {
  const [tabIndex, become] = useState<0 | undefined>(undefined);
  useEffect(() => {
    const timer = setTimeout(become, 20, 0);
    return () => clearTimeout(timer);
  }, []);
  return (
    <span role="button" tabIndex={tabIndex}>
      control
    </span>
  );
}

test.each(Object.entries(control))("%s is reached by arrows, and no tab stop", async (_, one) => {
  const list = await mountControls(one, { results: someMembers(3), onMemberAction: () => {} });
  define("late-button", { mode: "open" }, "<button>inner</button>");
  await new Promise((resolve) => setTimeout(resolve, 60));
  await userEvent.tab();
  expect(focusedElement()).toBe(list.rows()[0]);
  await userEvent.tab();
  expect(focused()).toBe("after");
  await userEvent.tab({ shift: true });
  expect(focusedElement()).toBe(list.rows()[0]);
  await press("{ArrowRight}");
  expect(focusedElement().closest("[data-slot=org-member-row]")).not.toBe(focusedElement());
  expect(focused()).toMatch(/^(control|inner)$/);
  if (!focusedElement().isContentEditable) {
    await press("{ArrowDown}");
    expect(focusedElement()).toBe(list.rows()[1]);
  }
});

const clicked: Record<string, { one: ReactNode; selector: string }> = {
  summary: {
    one: (
      <details>
        <summary>control</summary>
      </details>
    ),
    selector: "summary",
  },
  "what is written in": {
    one: (
      <span contentEditable suppressContentEditableWarning>
        w
      </span>
    ),
    selector: "[contenteditable]",
  },
  "the inside of a disabled button": {
    one: (
      <button disabled aria-label="x">
        <i>x</i>
      </button>
    ),
    selector: "i",
  },
  "an open shadow root": { one: <open-button />, selector: "open-button" },
  "the gap of one that delegates": { one: <delegating-button />, selector: "delegating-button" },
  "the gap of a closed one": { one: <closed-button />, selector: "closed-button" },
};

test.each(Object.entries(clicked))(
  "a click on %s is not a click on the row",
  async (_, { one, selector }) => {
    const onMemberAction = vi.fn<() => void>();
    const list = await mountList({
      results: someMembers(3),
      onMemberAction,
      renderMember: (member) => (
        <>
          <bdi>{member.displayName}</bdi>
          {one}
        </>
      ),
    });
    const host = list.row("Member 1")!.querySelector<HTMLElement>(selector)!;
    const inner = host.tagName === "OPEN-BUTTON" ? host.shadowRoot!.querySelector("button")! : host;
    await userEvent.click(inner, inner === host ? { position: { x: 2, y: 4 }, force: true } : {});
    expect(onMemberAction).not.toHaveBeenCalled();
    await userEvent.click(list.row("Member 1")!.querySelector("bdi")!);
    expect(onMemberAction).toHaveBeenCalledOnce();
  },
);

test("from a text field, Tab goes on to the controls beside it", async () => {
  const list = await mountControls(
    <>
      <input aria-label="Role" />
      <button type="button">Save</button>
    </>,
    { results: someMembers(3) },
  );
  list.row("Member 1")!.focus();
  await press("{ArrowRight}");
  expect(focusedElement().tagName).toBe("INPUT");
  await userEvent.tab();
  expect(focused()).toBe("Save");
  await press("{ArrowLeft}");
  await userEvent.tab({ shift: true });
  expect(focusedElement()).toBe(list.row("Member 1"));
});

test("a drag over text is no click, and a double click acts once", async () => {
  const onMemberAction = vi.fn<() => void>();
  const list = await mountList({ results: someMembers(9), onMemberAction });
  const name = list.row("Member 1")!.querySelector("bdi")!;
  const click = (detail: number) =>
    name.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, detail }));
  const selection = getSelection()!;
  selection.setBaseAndExtent(name.firstChild!, 1, name.firstChild!, 4);
  click(1);
  selection.setBaseAndExtent(list.row("Member 0")!, 0, list.row("Member 3")!, 1);
  click(1);
  expect(onMemberAction).not.toHaveBeenCalled();
  const other = list.row("Member 5")!.querySelector("bdi")!;
  selection.setBaseAndExtent(other.firstChild!, 1, other.firstChild!, 4);
  click(1);
  expect(onMemberAction).toHaveBeenCalledTimes(1);
  selection.removeAllRanges();
  await userEvent.dblClick(name);
  expect(onMemberAction).toHaveBeenCalledTimes(2);
  selection.removeAllRanges();
});

/** A row whose menu and dialog behave as those of the well-known libraries. */
function mountWithPopup(Popup: (props: { close: () => void; remove: () => void }) => ReactNode) {
  let list: Awaited<ReturnType<typeof mountList>>;
  const remove = (id: string) => list.edit((rows) => rows.filter(({ _id }) => _id !== id));
  function Action({ id }: { id: string }) {
    const [open, setOpen] = useState(false);
    return (
      <>
        <button type="button" onClick={() => setOpen(true)}>
          Menu
        </button>
        {open && <Popup close={() => setOpen(false)} remove={() => remove(id)} />}
      </>
    );
  }
  return mountList({
    results: someMembers(4),
    renderActions: ({ _id }) => <Action id={_id} />,
  }).then((mounted) => ((list = mounted), { ...mounted, remove }));
}

/** Drawn at the end of the page, focused when it opens; the one who opened it is focused after. */
function Menu({ close, remove, role }: { close: () => void; remove: () => void; role?: string }) {
  const item = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const opener = document.activeElement as HTMLElement;
    item.current!.focus();
    return () => void setTimeout(() => opener.focus());
  }, []);
  const choose = () => {
    remove();
    close();
  };
  return createPortal(
    <div role={role}>
      <button ref={item} type="button" onClick={choose}>
        Remove
      </button>
    </div>,
    document.body,
  );
}

/** In the row itself, in the top layer. */
function InnerDialog({ close, remove }: { close: () => void; remove: () => void }) {
  return (
    <dialog
      ref={(dialog) => {
        if (dialog && !dialog.open) dialog.showModal();
      }}
      onClose={close}
    >
      <button type="button" onClick={remove}>
        Remove
      </button>
    </dialog>
  );
}

const focusedMember = () => focusedElement().querySelector("bdi")?.textContent;

const popups: Record<string, Parameters<typeof mountWithPopup>[0]> = {
  "a menu": (props) => <Menu {...props} role="menu" />,
  "a popup without a role": (props) => <Menu {...props} />,
  "a dialog": (props) => <InnerDialog {...props} />,
};

test.each(Object.entries(popups))(
  "when %s removes its own member, the next row takes the focus, at last the list",
  async (_, Popup) => {
    const list = await mountWithPopup(Popup);
    const removeByPopup = async () => {
      await press("{ArrowRight}{Enter}");
      await expect.poll(focused).toBe("Remove");
      await press("{Enter}");
    };
    list.row("Member 2")!.focus();
    await removeByPopup();
    await expect.poll(focusedMember).toBe("Member 3");
    await press("{ArrowUp}{ArrowDown}");
    expect(focusedMember()).toBe("Member 3");
    await removeByPopup();
    await expect.poll(focusedMember).toBe("Member 1");
    await removeByPopup();
    await expect.poll(focusedMember).toBe("Member 0");
    await removeByPopup();
    await expect.poll(() => focusedElement().dataset.slot).toBe("org-member-scroller");
  },
);

test.each(Object.entries(popups))(
  "when others remove the member of %s, the next row takes the focus",
  async (_, Popup) => {
    const list = await mountWithPopup(Popup);
    list.row("Member 2")!.focus();
    await press("{ArrowRight}{Enter}");
    await expect.poll(focused).toBe("Remove");
    list.remove("Member-2");
    await expect.poll(focusedMember).toBe("Member 3");
  },
);

test("a menu opened by the pointer alone gives the focus to the row after its own", async () => {
  const list = await mountWithPopup((props) => <Menu {...props} role="menu" />);
  const opener = list.row("Member 1")!.querySelector("button")!;
  // As menus do that open when they are pressed.
  opener.addEventListener("pointerdown", () => opener.click());
  opener.addEventListener("mousedown", (event) => event.preventDefault());
  await userEvent.click(opener);
  await expect.poll(focused).toBe("Remove");
  await press("{Enter}");
  await expect.poll(focusedMember).toBe("Member 2");
});

test.each(["removed from the page", "hidden", "closed"])(
  "a dialog of the app, opened from a row that goes meanwhile and then %s, gives the focus to the next row",
  async (way) => {
    const dialog = document.createElement("dialog");
    dialog.innerHTML = "<button>Confirm</button>";
    document.body.append(dialog);
    const list = await mountList({
      results: someMembers(4),
      onMemberAction: () => (way === "closed" ? dialog.showModal() : dialog.show()),
    });
    list.row("Member 1")!.focus();
    await press("{Enter}");
    expect(focused()).toBe("Confirm");
    list.edit((rows) => rows.filter(({ _id }) => _id !== "Member-1"));
    await frames(4);
    expect(focused()).toBe("Confirm");
    if (way === "closed") dialog.close();
    else if (way === "hidden") dialog.style.display = "none";
    else dialog.remove();
    await expect.poll(focusedMember).toBe("Member 2");
    dialog.remove();
  },
);

test("a focus that has moved from a popup to another place stays there", async () => {
  const dialog = document.createElement("dialog");
  dialog.innerHTML = "<button>Confirm</button>";
  document.body.append(dialog);
  const list = await mountControls(<i />, {
    results: someMembers(4),
    onMemberAction: () => dialog.show(),
  });
  list.row("Member 1")!.focus();
  await press("{Enter}");
  list.edit((rows) => rows.filter(({ _id }) => _id !== "Member-1"));
  await frames(2);
  const after = list.container.querySelector<HTMLElement>(":scope > button")!;
  after.focus();
  await frames(4);
  dialog.remove();
  after.blur();
  await frames(6);
  expect(document.activeElement).toBe(document.body);
});

test("a member who comes back does not get the focus again", async () => {
  const list = await mountList({ results: someMembers(4), onMemberAction: () => {} });
  list.row("Member 1")!.focus();
  flushSync(() => list.edit((rows) => rows.filter(({ _id }) => _id !== "Member-1")));
  await expect.poll(focusedMember).toBe("Member 2");
  list.edit(() => someMembers(4));
  await frames(4);
  expect(focusedMember()).toBe("Member 2");
});

test("a link of a row to read, removed with its row, leaves the focus to the list", async () => {
  const list = await mountList({
    results: someMembers(4),
    renderMember: ({ _id, displayName }) => <a href={`#${_id}`}>{displayName}</a>,
  });
  list.row("Member 1")!.querySelector("a")!.focus();
  list.edit((rows) => rows.filter(({ _id }) => _id !== "Member-1"));
  await expect.poll(() => document.activeElement).toBe(list.scroller);
});

test("Load more keeps the focus, press after press, and through a failure", async () => {
  const loadMore = vi.fn<() => void>();
  const list = await mountList({
    results: someMembers(20),
    status: "CanLoadMore",
    virtualized: false,
    loadMore,
  });
  const button = list.part("button");
  button.focus();
  for (let page = 1; page < 3; page++) {
    await press("{Enter}");
    expect(loadMore).toHaveBeenCalledTimes(page);
    list.update({ status: "LoadingMore" });
    await expect.poll(() => button.getAttribute("aria-disabled")).toBe("true");
    await press("{Enter} ");
    expect(loadMore).toHaveBeenCalledTimes(page);
    expect(document.activeElement).toBe(button);
    list.update({ results: someMembers(20 + 20 * page), status: "CanLoadMore" });
    await expect.poll(() => button.hasAttribute("aria-disabled")).toBe(false);
    expect(document.activeElement).toBe(button);
  }
  const retry = vi.fn<() => void>();
  list.update({ failure: { error: new Error("no"), retry } });
  await expect.poll(focused).toBe("Try again");
  await press("{Enter}");
  expect(retry).toHaveBeenCalledOnce();
  list.update({ failure: undefined, status: "Exhausted" });
  await expect.poll(() => document.activeElement).toBe(list.part("footer"));
  expect(list.part("footer").matches(":focus-visible")).toBe(true);
});

test("when a button is removed, the focus stays in its place, not on the page", async () => {
  const failure = { error: new Error("no"), retry: () => {} };
  const list = await mountList({ results: someMembers(20), failure });
  list.part("button").focus();
  list.update({ failure: undefined });
  await expect.poll(() => document.activeElement).toBe(list.part("footer"));
  list.update({ failure, results: [] });
  await expect.poll(() => list.part("state")?.dataset.state).toBe("error");
  list.part("button").focus();
  list.update({ failure: undefined, status: "LoadingFirstPage" });
  await expect.poll(() => document.activeElement).toBe(list.scroller);
});

test("in another window's document the selection and the focus are that document's", async () => {
  const frame = document.createElement("iframe");
  frame.style.cssText = "inline-size: 400px; block-size: 400px";
  document.body.append(frame);
  const inner = frame.contentDocument!;
  const onMemberAction = vi.fn<() => void>();
  const root = createRoot(inner.body);
  const draw = (results: Member[]) =>
    root.render(
      <MemberList
        members={{ results, status: "Exhausted", loadMore: () => {} }}
        onMemberAction={onMemberAction}
      />,
    );
  draw(someMembers(4));
  await expect.poll(() => inner.querySelectorAll("[data-slot=org-member-row]").length).toBe(4);
  const rows = [...inner.querySelectorAll<HTMLElement>("[data-slot=org-member-row]")];
  inner.getSelection()!.selectAllChildren(rows[1]!);
  rows[1]!.click();
  expect(onMemberAction).not.toHaveBeenCalled();
  inner.getSelection()!.removeAllRanges();
  rows[1]!.click();
  expect(onMemberAction).toHaveBeenCalledOnce();
  rows[1]!.focus();
  draw(someMembers(4).toSpliced(1, 1));
  await expect.poll(() => inner.activeElement?.querySelector("bdi")?.textContent).toBe("Member 2");
  root.unmount();
  frame.remove();
});

test("in a shadow root the selection and the focus are its own", async () => {
  const host = document.createElement("div");
  document.body.append(host);
  const inner = host.attachShadow({ mode: "open" });
  const onMemberAction = vi.fn<() => void>();
  const root = createRoot(inner);
  const draw = (results: Member[]) =>
    root.render(
      <MemberList
        members={{ results, status: "Exhausted", loadMore: () => {} }}
        renderActions={() => <button type="button">Edit</button>}
        onMemberAction={onMemberAction}
      />,
    );
  draw(someMembers(4));
  await expect.poll(() => inner.querySelectorAll("[data-slot=org-member-row]").length).toBe(4);
  const rows = [...inner.querySelectorAll<HTMLElement>("[data-slot=org-member-row]")];
  rows[1]!.focus();
  await press("{ArrowRight}");
  expect(focused()).toBe("Edit");
  await press("{ArrowLeft}{ArrowDown}");
  expect(focusedMember()).toBe("Member 2");
  draw(someMembers(4).toSpliced(2, 1));
  await expect.poll(focusedMember).toBe("Member 3");
  root.unmount();
  host.remove();
});

declare module "react" {
  // oxlint-disable-next-line typescript/no-namespace -- React's own way to add elements
  namespace JSX {
    interface IntrinsicElements {
      "open-button": object;
      "nested-button": object;
      "delegating-button": object;
      "closed-button": { tabIndex?: number; children?: string };
      "late-button": object;
    }
  }
}
