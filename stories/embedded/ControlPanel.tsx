import { useMemo, useState } from "react";
import type { Organization } from "./createOrganization.js";
import { VIEWER } from "./createOrganization.js";
import { liveActions } from "./liveActions.js";
import "./ControlPanel.css";

interface ControlPanelProps {
  organization: Organization;
  organizationId: string;
  onSwitch: (organizationId: string) => void;
}

/** Everything that can happen to a list while one looks at it, a button each. */
export function ControlPanel({ organization, organizationId, onSwitch }: ControlPanelProps) {
  const { deployment } = organization;
  const actions = useMemo(() => liveActions(organization), [organization]);
  const [said, say] = useState("Each button changes the deployment, as somebody else would.");
  const [online, setOnline] = useState(true);
  const [signedIn, setSignedIn] = useState(true);
  const [active, setActive] = useState(true);

  const run = (action: () => string | Promise<string>) => async () => say(await action());

  return (
    <section className="panel" aria-label="Controls">
      <h2>Try it</h2>
      <div className="panel-group">
        <button type="button" onClick={run(() => actions.add(organizationId))}>
          Add a member on top
        </button>
        <button type="button" onClick={run(() => actions.rename(organizationId))}>
          Rename one
        </button>
        <button type="button" onClick={run(() => actions.deactivate(organizationId))}>
          Deactivate one
        </button>
      </div>
      <div className="panel-group">
        <button
          type="button"
          onClick={run(() => {
            if (online) deployment.goOffline();
            else deployment.goOnline();
            setOnline(!online);
            return online ? "The connection is gone. Rows stay." : "Back online.";
          })}
        >
          {online ? "Go offline" : "Go online"}
        </button>
        <button type="button" onClick={run(() => actions.failNextPage())}>
          Fail the next page
        </button>
      </div>
      <div className="panel-group">
        <button
          type="button"
          disabled={!signedIn}
          onClick={run(async () => {
            const to = await actions.switchOrganization(organizationId);
            onSwitch(to);
            return `You are now in ${to}.`;
          })}
        >
          Switch organization
        </button>
        <button
          type="button"
          onClick={run(() => {
            deployment.setIdentity(signedIn ? null : { sub: VIEWER, org_id: organizationId });
            setSignedIn(!signedIn);
            return signedIn ? "You signed out." : "You signed in.";
          })}
        >
          {signedIn ? "Sign out" : "Sign in"}
        </button>
        <button
          type="button"
          onClick={run(async () => {
            setActive(!active);
            return actions.setViewerActive(!active);
          })}
        >
          {active ? "Deactivate the viewer" : "Reactivate the viewer"}
        </button>
      </div>
      <p className="panel-said" role="status">
        {said}
      </p>
    </section>
  );
}
