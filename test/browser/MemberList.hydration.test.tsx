import { useEffect } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { MemberList } from "../../src/components/MemberList.js";
import { someMembers } from "./harness/mountList.js";

test.each([
  ["list", {}],
  ["grid", { onMemberAction: () => {} }],
  ["plain list", { virtualized: false }],
])("a %s drawn on the server hydrates without a mismatch, and no row moves", async (_, props) => {
  const error = vi.spyOn(console, "error");
  const onRecoverableError = vi.fn<(error: unknown) => void>();
  const members = { results: someMembers(1_200), status: "Exhausted", loadMore: () => {} } as const;
  let tellMounted = () => {};
  const mounted = new Promise<void>((resolve) => (tellMounted = resolve));
  function Page() {
    useEffect(tellMounted, []);
    return <MemberList members={members} {...props} />;
  }
  const container = document.createElement("div");
  container.innerHTML = renderToString(<Page />);
  document.body.append(container);
  const places = () =>
    [...container.querySelectorAll("[data-index]")]
      .slice(0, 9)
      .map((row) => [row.textContent, row.getBoundingClientRect().top]);
  const before = places();
  expect(before).toHaveLength(9);

  const root = hydrateRoot(container, <Page />, { onRecoverableError });
  await mounted;
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(places()).toEqual(before);
  expect(onRecoverableError).not.toHaveBeenCalled();
  expect(error).not.toHaveBeenCalled();
  root.unmount();
  container.remove();
});
