import type { FunctionReturnType } from "convex/server";
import type { api } from "../../convex/_generated/api";

export interface PageProps {
  /** `undefined` while it loads. */
  readonly me: FunctionReturnType<typeof api.users.me.get> | undefined;
}
