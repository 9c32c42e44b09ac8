import { render, waitFor } from "@testing-library/react";
import { ConvexProviderWithAuth } from "convex/react";
import { Activity, StrictMode, useState, type Ref } from "react";
import { flushSync } from "react-dom";
import { userEvent } from "vitest/browser";
import { expect, onTestFinished } from "vitest";
import { api } from "../../../convex/_generated/api.js";
import { OrgMemberDirectory, type OrgMemberDirectoryProps } from "../../../src/directory/index.js";
import type { MemberListHandle } from "../../../src/index.js";
import "../../../src/styles.css";
import "../../../src/directory.css";
import { claims } from "../../world/createWorld.js";
import {
  createDirectoryWorld,
  type DirectoryWorldOptions,
} from "../../world/createDirectoryWorld.js";

const list = api.users.queries.listActiveUsersInOrg;
const { searchActiveUsersInOrg, countActiveUsersInOrg } = api.users.directory;

export const NAMES = [
  "Ada Lovelace",
  "Grace Hopper",
  "José Álvarez",
  "Łukasz Nowak",
  "李小龙",
  "Ann Ada",
];
export const NEWEST_FIRST = NAMES.toReversed();

type Props = Partial<OrgMemberDirectoryProps<typeof list>> & { ref?: Ref<MemberListHandle> };

interface Options extends Partial<DirectoryWorldOptions> {
  /** How many directories stand on the page. */
  copies?: number;
  strict?: boolean;
  /** Whether to return before the first rows are there. */
  early?: boolean;
}

/** A directory that asks the server for each search, unless `localSearchLimit` says otherwise. */
export async function showDirectory(
  { names = NAMES, copies = 1, strict = false, early = false, ...options }: Options = {},
  props: Props = {},
) {
  const world = await createDirectoryWorld({ names, ...options });
  onTestFinished(() => world.deployment.close());
  world.deployment.setIdentity(claims());
  const { client, useAuth } = world.deployment;
  let setViewer: (organization: string) => void = () => {};
  let setVisible: (visible: boolean) => void = () => {};
  function Page() {
    const [organization, setOrganization] = useState("acme");
    const [visible, set] = useState(true);
    setViewer = setOrganization;
    setVisible = set;
    return (
      <ConvexProviderWithAuth client={client} useAuth={useAuth}>
        <Activity mode={visible ? "visible" : "hidden"}>
          {Array.from({ length: copies }, (_, copy) => (
            <OrgMemberDirectory
              key={organization + copy}
              query={list}
              searchQuery={searchActiveUsersInOrg}
              countQuery={countActiveUsersInOrg}
              localSearchLimit={0}
              {...(props as object)}
            />
          ))}
        </Activity>
      </ConvexProviderWithAuth>
    );
  }
  const { container, unmount } = render(<Page />, { wrapper: strict ? StrictMode : undefined });
  onTestFinished(unmount);
  const part = (name: string) =>
    container.querySelector<HTMLElement>(`[data-slot="org-member-${name}"]`)!;
  const shown = () =>
    [...container.querySelectorAll("[data-slot='org-member-row'][data-index]")]
      .toSorted((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
      .map((row) => row.querySelector("bdi")!.textContent);
  const directory = {
    world,
    container,
    part,
    names: shown,
    count: () => part("count").textContent,
    state: () => part("list").dataset.state,
    isBusy: () => part("list").dataset.busy !== undefined,
    input: () => part("search-input") as HTMLInputElement,
    type: (text: string) => userEvent.type(part("search-input"), text),
    switchTo: (organization: string) => setViewer(organization),
    hide: () => flushSync(() => setVisible(false)),
    reveal: () => flushSync(() => setVisible(true)),
  };
  if (!early) await waitFor(() => expect(shown().length).toBeGreaterThan(0));
  return directory;
}

/** What `look` sees in each frame from now on, until stopped. */
export function watchFrames<T>(look: () => T): () => T[] {
  const seen: T[] = [];
  let watching = true;
  const each = () => {
    if (!watching) return;
    seen.push(look());
    requestAnimationFrame(each);
  };
  requestAnimationFrame(each);
  return () => {
    watching = false;
    return seen;
  };
}
