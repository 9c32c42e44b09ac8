import { Profiler, StrictMode, useEffect, useState, type Ref } from "react";
import { createRoot } from "react-dom/client";
import { onTestFinished } from "vitest";
import {
  MemberList,
  type MemberListHandle,
  type MemberListProps,
} from "../../../src/components/MemberList.js";
import type { Member } from "../../../src/core/member.js";
import type { PaginationStatus } from "../../../src/core/session/paginatedMembers.js";
import "../../../src/styles.css";

/** What the list is given: a paginated result held in the page, and any other prop. */
interface Given extends Partial<Omit<MemberListProps, "members" | "results">> {
  results: readonly Member[];
  status?: PaginationStatus;
  auth?: "loading" | "signedOut" | "signedIn";
  loadMore?: (numItems: number) => void;
  ref?: Ref<MemberListHandle>;
}

interface MountOptions {
  strict?: boolean;
  /** Styles of the box around the list. */
  style?: Record<string, string>;
}

/** Draws a list in a container of its own, without `act`: as in an app. */
export async function mountList(given: Given, { strict = false, style }: MountOptions = {}) {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = false;
  const container = document.createElement("div");
  container.style.inlineSize = "24rem";
  for (const property in style) container.style.setProperty(property, style[property]!);
  document.body.append(container);

  let change: (next: (now: Given) => Given) => void = () => {};
  let commits = 0;
  let tellMounted = () => {};
  const mounted = new Promise<void>((resolve) => (tellMounted = resolve));
  function Page() {
    const [now, setNow] = useState(given);
    useEffect(() => {
      change = setNow;
      tellMounted();
    }, []);
    const { results, status = "Exhausted", auth, loadMore = () => {}, ...props } = now;
    return (
      <Profiler id="list" onRender={() => commits++}>
        <MemberList {...props} members={{ results, status, auth, loadMore }} />
      </Profiler>
    );
  }
  const root = createRoot(container);
  onTestFinished(() => {
    root.unmount();
    container.remove();
  });
  root.render(
    strict ? (
      <StrictMode>
        <Page />
      </StrictMode>
    ) : (
      <Page />
    ),
  );
  // React renders in tasks of its own: on a busy machine frames may come before.
  await Promise.race([mounted, frames(120)]);
  await frames(3);

  const part = (name: string) =>
    container.querySelector<HTMLElement>(`[data-slot="org-member-${name}"]`)!;
  const rows = () =>
    [
      ...container.querySelectorAll<HTMLElement>('[data-slot="org-member-row"][data-index]'),
    ].toSorted((a, b) => Number(a.dataset.index) - Number(b.dataset.index));
  return {
    container,
    root: part("list"),
    scroller: part("scroller"),
    part,
    rows,
    row: (name: string) => rows().find((row) => row.textContent?.includes(name)),
    /** How many times React has changed the page for the list so far. */
    commits: () => commits,
    names: () => rows().map((row) => row.querySelector("bdi")?.textContent),
    /** Names of the rows at least partly inside the scroller. */
    visible() {
      const view = part("scroller").getBoundingClientRect();
      return rows()
        .filter((row) => {
          const { top, bottom } = row.getBoundingClientRect();
          return bottom > view.top + 1 && top < view.bottom - 1;
        })
        .map((row) => row.querySelector("bdi")?.textContent);
    },
    update: (next: Partial<Given>) => change((now) => ({ ...now, ...next })),
    edit: (next: (rows: readonly Member[]) => readonly Member[]) =>
      change((now) => ({ ...now, results: next(now.results) })),
    unmount: () => root.unmount(),
  };
}

/** `Member 0`, `Member 1`, …; the ids do not depend on the position. */
export function someMembers(count: number, prefix = "Member"): Member[] {
  return Array.from({ length: count }, (_, i) => ({
    _id: `${prefix}-${i}`,
    displayName: `${prefix} ${i}`,
    isActive: true,
  }));
}

export async function frames(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame);
}
