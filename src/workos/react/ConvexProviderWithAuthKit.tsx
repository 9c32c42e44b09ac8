import { ConvexProviderWithAuth, useConvexAuth, type ConvexReactClient } from "convex/react";
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { retryDelay } from "../../core/session/retryDelay.js";
import { createTokenFetcher, type TokenFetcher } from "./createTokenFetcher.js";
import { onWake } from "./onWake.js";
import {
  useAuthKitNextjsSession,
  type AuthKitNextjs,
  type AuthKitNextjsTokens,
} from "./useAuthKitNextjsSession.js";
import { useAuthKitSession, type AuthKit, type AuthKitSession } from "./useAuthKitSession.js";

interface CommonProps {
  /** The app's Convex client, made once. */
  readonly client: ConvexReactClient;
  readonly children?: ReactNode;
}

interface ReactProps extends CommonProps {
  /** `useAuth` of `@workos-inc/authkit-react`. */
  readonly useAuth: () => AuthKit;
  readonly useAccessToken?: undefined;
}

interface NextjsProps extends CommonProps {
  /** `useAuth` of `@workos-inc/authkit-nextjs/components`. */
  readonly useAuth: () => AuthKitNextjs;
  /** `useAccessToken` of `@workos-inc/authkit-nextjs/components`. */
  readonly useAccessToken: () => AuthKitNextjsTokens;
}

export type ConvexProviderWithAuthKitProps = ReactProps | NextjsProps;

/**
 * A Convex client that is signed in as AuthKit's user, below AuthKit's own provider:
 *
 * ```tsx
 * <AuthKitProvider clientId={…}>
 *   <ConvexProviderWithAuthKit client={convex} useAuth={useAuth}>
 * ```
 *
 * In Next.js AuthKit keeps the tokens in a second hook: pass `useAccessToken`, too.
 *
 * It replaces the component of the same name in `@convex-dev/workos`, and differs in two things. A
 * switch of the organization reaches Convex, which asks for a new token only when it gets another
 * `fetchAccessToken`. And a temporary failure (no network, a busy server) signs nobody out: Convex
 * waits for the next token, and is told to ask again when it has given up meanwhile.
 */
export function ConvexProviderWithAuthKit(props: ConvexProviderWithAuthKitProps) {
  return props.useAccessToken ? <WithNextjs {...props} /> : <WithReact {...props} />;
}

function WithReact({ useAuth, ...props }: ReactProps) {
  return <WithSession {...props} session={useAuthKitSession(useAuth)} />;
}

function WithNextjs({ useAuth, useAccessToken, ...props }: NextjsProps) {
  return <WithSession {...props} session={useAuthKitNextjsSession(useAuth, useAccessToken)} />;
}

function WithSession({
  client,
  session: { isLoading, userId, organizationId, getToken },
  children,
}: CommonProps & { session: AuthKitSession }) {
  const [attempt, setAttempt] = useState(0);
  const askAgain = useCallback(() => setAttempt((last) => last + 1), []);

  const fetcher = useMemo(
    () => createTokenFetcher(getToken),
    // Another user, another organization and another attempt need another function, which is what
    // makes Convex ask. Not `user`: AuthKit makes a new object of it at each refresh.
    // oxlint-disable-next-line react/exhaustive-deps -- they are not read, but each change must make another function
    [getToken, userId, organizationId, attempt],
  );
  useEffect(() => {
    const stopWaking = onWake(fetcher.retryNow);
    return () => {
      stopWaking();
      fetcher.stop();
    };
  }, [fetcher]);

  const isAuthenticated = userId !== undefined;
  const useAuth = () => ({
    isLoading,
    isAuthenticated,
    fetchAccessToken: fetcher.fetchAccessToken,
  });
  return (
    <ConvexProviderWithAuth client={client} useAuth={useAuth}>
      {isAuthenticated && <AskAgain fetcher={fetcher} askAgain={askAgain} />}
      {children}
    </ConvexProviderWithAuth>
  );
}

/**
 * Makes Convex ask for a token again after it has given up: after `null`, and after its deployment
 * has refused three tokens in a row, as it does while it cannot read WorkOS' keys.
 */
function AskAgain({ fetcher, askAgain }: { fetcher: TokenFetcher; askAgain: () => void }) {
  const { isLoading, isAuthenticated } = useConvexAuth();
  const hasGivenUp = !isLoading && !isAuthenticated;
  const refusals = useRef(0);

  useEffect(() => {
    if (isAuthenticated) refusals.current = 0;
  }, [isAuthenticated]);

  useEffect(() => {
    if (!hasGivenUp) return;
    const stopWaking = onWake(askAgain);
    // If a sign-in is required, waiting does not help. But it may have happened in another tab.
    if (fetcher.isLoginRequired()) return stopWaking;
    const timer = setTimeout(
      () => {
        refusals.current++;
        askAgain();
      },
      retryDelay(refusals.current + 1),
    );
    return () => {
      stopWaking();
      clearTimeout(timer);
    };
  }, [hasGivenUp, fetcher, askAgain]);

  return null;
}
