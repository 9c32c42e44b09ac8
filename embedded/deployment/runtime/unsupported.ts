/** Thrown where an app uses what the embedded deployment does not have. */
export class UnsupportedError extends Error {
  constructor(what: string) {
    super(
      `${what} is not supported by the embedded deployment (convex-org-members/testing). ` +
        "Test this function against a real Convex deployment; DIFFERENCES.md beside it has the list.",
    );
  }
}

/** The feature behind an operation of Convex's runtime, for {@link UnsupportedError}. */
export function featureOf(operation: string): string {
  const [, feature] = FEATURES.find(([pattern]) => pattern.test(operation)) ?? [];
  return feature ?? `The operation "${operation}"`;
}

const FEATURES: readonly [RegExp, string][] = [
  [/schedule|cancel_job/, "ctx.scheduler"],
  [/storage/i, "ctx.storage"],
  [/vectorSearch/, "ctx.vectorSearch"],
  [/signJwt/, "ctx.auth.signJwt"],
  [/getServiceToken|createServiceToken|getServiceUrl/, "A Convex-managed service"],
  [/auditLog/, "log.audit"],
  [
    /get(TransactionMetrics|DeploymentMetadata|RequestMetadata|SnapshotTs)/,
    "This method of ctx.meta",
  ],
  [/requestFromConvexJson|convexJsonFromResponse/, "An HTTP action"],
  [/[cC]omponent/, "A Convex component"],
];
