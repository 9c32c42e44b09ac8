import { ConvexProviderWithAuth } from "convex/react";
import { useEffect, useState, type ReactNode } from "react";
import {
  createOrganization,
  type Organization,
  type OrganizationOptions,
} from "./createOrganization.js";

interface WithOrganizationProps {
  options?: OrganizationOptions;
  /** Runs once, before anything is drawn: to take the connection away, or to make a page fail. */
  prepare?: (organization: Organization) => void;
  children: ReactNode | ((organization: Organization) => ReactNode);
}

/** A story's own deployment and provider, both closed when the story is left. */
export function WithOrganization({ options, prepare, children }: WithOrganizationProps) {
  // As first given: a story with other options is another mount.
  const [{ organization, deployment }] = useState(() => {
    const created = createOrganization(options);
    prepare?.(created);
    return { organization: created, deployment: created.deployment };
  });
  useEffect(() => () => void deployment.close(), [deployment]);

  const { client, useAuth } = deployment;
  return (
    <ConvexProviderWithAuth client={client} useAuth={useAuth}>
      {typeof children === "function" ? children(organization) : children}
    </ConvexProviderWithAuth>
  );
}
