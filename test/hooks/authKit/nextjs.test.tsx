import { renderHook } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { useAuthKitNextjsSession } from "../../../src/workos/react/useAuthKitNextjsSession.js";

/** As WorkOS issues it, in base64url, but for the signature, which nobody looks at here. */
const accessToken = (org_id?: string) =>
  `e30.${Buffer.from(JSON.stringify({ org_id, name: "Zoë ÿ?>" })).toString("base64url")}.signature`;

/** AuthKit, whose session is in one organization while the browser may still hold another's token. */
function mount({ organizationId, cached }: { organizationId?: string; cached?: string }) {
  const getAccessToken = vi.fn(async () => cached);
  const refresh = vi.fn(async () => accessToken(organizationId) as string | undefined);
  const refreshAuth = vi.fn(async () => {});
  const useSession = () =>
    useAuthKitNextjsSession(
      () => ({ loading: false, user: { id: "user_ada" }, organizationId, refreshAuth }),
      () => ({ getAccessToken, refresh }),
    );
  return { ...renderHook(useSession), refresh, refreshAuth };
}

test("the token there is will do, while it is of the session's organization", async () => {
  for (const organizationId of ["org_acme", undefined]) {
    const cached = accessToken(organizationId);
    const { result, refresh } = mount({ organizationId, cached });
    expect(await result.current.getToken(false)).toBe(cached);
    expect(refresh).not.toHaveBeenCalled();
    expect(result.current.organizationId).toBe(organizationId ?? null);
  }
});

test("the token of the organization before a switch is renewed", async () => {
  const { result } = mount({ organizationId: "org_globex", cached: accessToken("org_acme") });
  expect(await result.current.getToken(false)).toBe(accessToken("org_globex"));
});

test("a refresh that still brings the other organization's token is no token, and AuthKit looks again", async () => {
  const { result, refresh, refreshAuth } = mount({ organizationId: "org_globex" });
  refresh.mockResolvedValue(accessToken("org_acme"));
  await expect(result.current.getToken(false)).rejects.toThrow("no token for the organization");
  expect(refreshAuth).toHaveBeenCalledOnce();
});

test("a forced refresh asks for a new token, and a render that changes nothing for none", async () => {
  const { result, refresh, rerender } = mount({ organizationId: "org_acme", cached: "unread" });
  const { getToken } = result.current;
  rerender();
  expect(result.current.getToken).toBe(getToken);
  await getToken(true);
  expect(refresh).toHaveBeenCalledOnce();
});
