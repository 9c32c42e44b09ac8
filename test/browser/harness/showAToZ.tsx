import { render, waitFor } from "@testing-library/react";
import { ConvexProviderWithAuth } from "convex/react";
import { createRef, Fragment, StrictMode, useEffect, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import { expect, onTestFinished } from "vitest";
import { claims, createWorld, ORG, OTHER_ORG } from "../../world/createWorld.js";
import { api } from "../../../convex/_generated/api.js";
import type { Id } from "../../../convex/_generated/dataModel.js";
import { sync } from "../../../convex/users/directory.js";
import type { AuthState } from "../../../embedded/deployment/index.js";
import { compareSections } from "../../../src/core/words/sectionOrder.js";
import { nameKey } from "../../../src/core/words/nameKey.js";
import { nameSection } from "../../../src/core/words/nameSection.js";
import { OrgMemberDirectory, type OrgMemberDirectoryHandle } from "../../../src/directory/index.js";
import { seedDirectory } from "../../../stories/embedded/seedDirectory.js";
import "../../../src/styles.css";
import "../../../src/directory.css";

export const ROW = 56;
export const HEADING = 32;

/** So many names, evenly from A to Z. */
export const namesFromAToZ = (count: number) =>
  Array.from({ length: count }, (_, i) => {
    const letter = String.fromCharCode(65 + Math.floor((i * 26) / count));
    return `${letter}${String(i).padStart(6, "0")} Person`;
  });

interface Options {
  names: readonly string[];
  /** Of the other organization. */
  others?: readonly string[];
  latencyMs?: number;
  /** Of the box around the list, in px. */
  height?: number;
  /** Whom the app scrolls to as soon as the list is mounted. */
  goTo?: string;
  /** @defaultValue 3600 */
  tokenLifetimeSeconds?: number;
  /** The sign-in that the app has, made of the deployment's. */
  signIn?: (own: AuthState) => AuthState;
  isStrict?: boolean;
  /** Gets what takes the directory and its deployment down. */
  onEnd?: (close: () => Promise<void>) => void;
}

/** A directory from A to Z of members with these names; the viewer is the first of them. */
export async function showAToZ(
  {
    names,
    others = ["Stranger"],
    latencyMs = 0,
    height = 480,
    goTo,
    signIn,
    tokenLifetimeSeconds = 3_600,
    isStrict = false,
    onEnd = onTestFinished,
  }: Options,
  props: object = {},
) {
  const { deployment } = createWorld({ members: 0, others: 0, latencyMs });
  const userOf = (displayName: string, orgId: string, index: number) => ({
    workosUserId: `${orgId}_user_${index}`,
    email: `${orgId}_${index}@example.com`,
    orgId,
    displayName,
    isActive: true,
    createdAt: index,
    updatedAt: index,
  });
  await deployment.mutate(async ({ db }) => {
    await seedDirectory(db, names.map((name, i) => userOf(name, ORG, i)) as never);
    await seedDirectory(db, others.map((name, i) => userOf(name, OTHER_ORG, i)) as never);
  });
  deployment.setIdentity(claims(), { tokenLifetimeSeconds });

  let joined = names.length;
  type Change = { displayName?: string; isActive?: boolean; orgId?: string };
  const idOf = (displayName: string, organization = ORG) =>
    deployment.mutate(async ({ db }) => {
      const row = await db
        .query("orgDirectory")
        .withIndex("by_key", (q) =>
          q.eq("organization", organization).eq("key", nameKey(displayName)),
        )
        .first();
      if (row === null) throw new Error(`No member is called "${displayName}".`);
      return row.member as Id<"users">;
    });
  const changeAll = (ids: readonly Id<"users">[], change: Change) =>
    deployment.mutate(async ({ db }) => {
      for (const id of ids) {
        await db.patch(id, change);
        await sync({ db }, id);
      }
    });
  const changeById = (id: Id<"users">, change: Change) => changeAll([id], change);
  const joinAll = (displayNames: readonly string[], orgId = ORG) =>
    deployment.mutate(async ({ db }) => {
      for (const name of displayNames) {
        await sync({ db }, await db.insert("users", userOf(name, orgId, (joined += 1))));
      }
    });

  const handle = createRef<OrgMemberDirectoryHandle>();
  const { client } = deployment;
  function useAuth() {
    const own = deployment.useAuth();
    return useMemo(() => signIn?.(own) ?? own, [own]);
  }
  const first = goTo === undefined ? null : await idOf(goTo);
  let isThere: Promise<boolean> | undefined;
  let setViewer: (organization: string) => void = () => {};
  function Page() {
    const [organization, set] = useState(ORG);
    setViewer = set;
    useEffect(() => {
      if (first) isThere = handle.current!.scrollToMember(first, { align: "start" });
    }, []);
    return (
      <ConvexProviderWithAuth client={client} useAuth={useAuth}>
        <div style={{ blockSize: height, display: "grid" }}>
          <OrgMemberDirectory
            ref={handle}
            key={organization}
            directory={api.users.directory}
            {...props}
          />
        </div>
      </ConvexProviderWithAuth>
    );
  }
  const Mode = isStrict ? StrictMode : Fragment;
  const { container, unmount } = render(
    <Mode>
      <Page />
    </Mode>,
  );
  onEnd(async () => {
    unmount();
    await deployment.close();
  });
  const part = (name: string) =>
    container.querySelector<HTMLElement>(`[data-slot="org-member-${name}"]`)!;
  const scroller = () => part("scroller");

  const rowsInView = () => {
    const view = scroller().getBoundingClientRect();
    return [...container.querySelectorAll<HTMLElement>("[data-slot='org-member-row']")]
      .map((row) => ({
        row,
        top: row.getBoundingClientRect().top - view.top,
        name: row.querySelector("bdi")?.textContent ?? null,
      }))
      .filter(({ top }) => top > -ROW && top < view.height)
      .toSorted((a, b) => a.top - b.top);
  };
  const directory = {
    deployment,
    /** Whether whom the app goes to first is there. */
    isThere: () => isThere,
    handle,
    container,
    part,
    scroller,
    rowsInView,
    /** Names in view, from top to bottom; `null` for who is not loaded. */
    inView: () => rowsInView().map(({ name }) => name),
    /** The letter that is pinned at the top of the view. */
    pinned: () => {
      const { left, top, width } = scroller().getBoundingClientRect();
      const headings = [...container.querySelectorAll("[data-slot='org-member-heading']")];
      return headings.find((heading) => {
        const box = heading.getBoundingClientRect();
        return box.top <= top + 1 && box.bottom > top + 1 && box.left <= left + width / 2;
      })?.textContent;
    },
    idOf,
    changeById,
    change: async (displayName: string, change: Change) =>
      changeById(await idOf(displayName), change),
    join: (displayName: string, orgId = ORG) => joinAll([displayName], orgId),
    /** All of them in one mutation. */
    changeAll,
    joinAll,
    /** Shows the other organization, to which the viewer has gone. */
    switchTo: (organization: string) => {
      flushSync(() => setViewer(organization));
      deployment.setIdentity(claims(0, organization));
    },
    /** Scrolled by so many px, as by a wheel. */
    scrollTo: (top: number) => scroller().scrollTo({ top, behavior: "instant" }),
    /** Until everybody in view is loaded. */
    loaded: () =>
      waitFor(
        () => {
          const names = rowsInView();
          expect(names.length).toBeGreaterThan(0);
          expect(names.every(({ name }) => name !== null)).toBe(true);
        },
        { timeout: 8_000 },
      ),
    /** The members of the organization as they are to be listed. */
    truth: () =>
      deployment.mutate(async ({ db }) => {
        const users = await db.query("users").collect();
        return users
          .filter(({ orgId, isActive }) => orgId === ORG && isActive)
          .map(({ displayName = "" }) => ({ displayName, key: nameKey(displayName) }))
          .toSorted(
            (a, b) =>
              compareSections(nameSection(a.key), nameSection(b.key)) || (a.key < b.key ? -1 : 1),
          )
          .map(({ displayName }) => displayName);
      }),
  };
  await directory.loaded();
  return directory;
}
