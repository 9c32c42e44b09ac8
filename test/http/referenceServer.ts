import { afterAll, beforeAll } from "vitest";
import {
  ORGANIZATION,
  seedOrganization,
  seedUsers,
  VIEWER,
} from "../../embedded/serve/seedOrganization.js";
import {
  startReferenceServer,
  type ReferenceServer,
  type ReferenceServerOptions,
} from "../../embedded/serve/startReferenceServer.js";

export const MEMBERS = 250;
export const DEACTIVATED = "user_deactivated";
export const WITHOUT_ORGANIZATION = "user_without_organization";
export const STRANGER = "user_stranger";

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The body, as JSON where it is JSON. */
  readonly body: unknown;
}

/** Serves the reference deployment for the tests of a file: one organization of 250, and others beside it. */
export function referenceServer(options: Omit<ReferenceServerOptions, "port" | "seed"> = {}) {
  let server: ReferenceServer;
  beforeAll(async () => {
    const [member] = seedOrganization(1);
    server = await startReferenceServer({
      ...options,
      seed: seedUsers([
        { ...member!, workosUserId: STRANGER, displayName: "Stranger", orgId: "org_other" },
        ...seedOrganization(MEMBERS),
        { ...member!, workosUserId: DEACTIVATED, displayName: "Deactivated", isActive: false },
        { ...member!, workosUserId: WITHOUT_ORGANIZATION, orgId: undefined },
      ]),
    });
  });
  afterAll(() => server.close());

  return {
    get server() {
      return server;
    },
    token: (sub = VIEWER) => server.workos.accessToken({ sub, org_id: ORGANIZATION }),
    async send(path: string, request: RequestInit = {}): Promise<HttpAnswer> {
      const response = await fetch(server.url + path, request);
      const text = await response.text();
      const isJson = response.headers.get("content-type") === "application/json";
      return {
        status: response.status,
        headers: response.headers,
        body: isJson ? JSON.parse(text) : text,
      };
    },
  };
}

export interface PostOptions {
  readonly token?: string;
  readonly headers?: Record<string, string>;
}

/** A `POST` of JSON; a string is sent as it is. */
export function post(body: unknown, { token, headers = {} }: PostOptions = {}): RequestInit {
  return {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
  };
}

export const LIST = "/api/run/users/queries/listActiveUsersInOrg";
export const SEARCH = "/api/run/users/directory/searchActiveUsersInOrg";
export const SECTIONS = "/api/run/users/directory/countActiveUsersBySection";
export const BROWSE = "/api/run/users/directory/browseActiveUsersInOrg";
export const LOCATE = "/api/run/users/directory/locateActiveUserInOrg";
export const COUNT = "/api/run/users/directory/countActiveUsersInOrg";

export const firstPage = (numItems: unknown = 10, cursor: string | null = null) => ({
  args: { paginationOpts: { numItems, cursor } },
});
