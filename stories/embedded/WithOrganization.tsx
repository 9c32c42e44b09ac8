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
  const [organization, setOrganization] = useState<Organization | null>(null);
  // Once per mount: a story with other options is another mount.
  // oxlint-disable-next-line react/exhaustive-deps
  useEffect(() => {
    const created = createOrganization(options);
    prepare?.(created);
    setOrganization(created);
    return () => void created.deployment.close();
  }, []);

  if (organization === null) return null;
  const { client, useAuth } = organization.deployment;
  return (
    <ConvexProviderWithAuth client={client} useAuth={useAuth}>
      {typeof children === "function" ? children(organization) : children}
    </ConvexProviderWithAuth>
  );
}
