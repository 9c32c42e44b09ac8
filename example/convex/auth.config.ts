import type { AuthConfig } from "convex/server";
import { workosProviders } from "convex-org-members/workos";

export default { providers: workosProviders() } satisfies AuthConfig;
