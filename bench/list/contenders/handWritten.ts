import type { Contender } from "../contender.js";
import { countRow } from "../rowCount.js";
import { colorOf, initialsOf } from "../rowText.js";
import type { Member } from "../members.js";

const HEIGHT = 56;
const OVERSCAN = 4;

/** The yardstick: as many row elements as fit, each moved and refilled when it scrolls out. */
export const mount: Contender = (element, first) => {
  const scroller = append(element, "div", "scroller opaque");
  const sizer = append(scroller, "div", "");
  sizer.style.position = "relative";
  const inView = Math.ceil(scroller.clientHeight / HEIGHT) + 1;
  const slots = Array.from({ length: inView + 2 * OVERSCAN }, () => createSlot(sizer));
  let members = first;

  function draw() {
    const top = Math.floor(scroller.scrollTop / HEIGHT) - OVERSCAN;
    const start = Math.max(0, Math.min(top, members.length - slots.length));
    const end = Math.min(start + slots.length, members.length);
    for (let index = start; index < end; index++) {
      fill(slots[index % slots.length]!, index, members[index]!);
    }
  }

  function update(next: readonly Member[]) {
    members = next;
    sizer.style.height = `${members.length * HEIGHT}px`;
    draw();
  }

  scroller.addEventListener("scroll", draw, { passive: true });
  update(first);
  return update;
};

type Slot = ReturnType<typeof createSlot>;

function createSlot(parent: HTMLElement) {
  const row = append(parent, "div", "member");
  Object.assign(row.style, { position: "absolute", insetInline: "0", top: "0" });
  const avatar = append(row, "span", "avatar");
  avatar.setAttribute("aria-hidden", "true");
  const initials = avatar.appendChild(new Text());
  const name = append(row, "bdi", "name").appendChild(new Text());
  return { row, avatar, initials, name, index: -1, member: null as Member | null };
}

function fill(slot: Slot, index: number, member: Member) {
  if (slot.index !== index) {
    slot.index = index;
    slot.row.style.transform = `translateY(${index * HEIGHT}px)`;
  }
  if (slot.member === member) return;
  countRow();
  slot.member = member;
  slot.avatar.dataset.color = String(colorOf(member));
  slot.initials.data = initialsOf(member);
  slot.name.data = member.displayName;
}

function append(parent: HTMLElement, tag: string, className: string): HTMLElement {
  const element = parent.appendChild(document.createElement(tag));
  element.className = className;
  return element;
}
