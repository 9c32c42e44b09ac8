import { retryDelay } from "../../core/session/retryDelay.js";

/**
 * Asks AuthKit for a token: `null` when the user must sign in again. It rejects for temporary
 * failures: no network, a busy server, a lock that was not released in time.
 */
export type GetToken = (forceRefresh: boolean) => Promise<string | null>;

/** Gives Convex its tokens, for one user in one organization. */
export interface TokenFetcher {
  /** Convex's `fetchAccessToken`: resolves with a token, or `null` when a sign-in is required. */
  readonly fetchAccessToken: (request: { forceRefreshToken: boolean }) => Promise<string | null>;
  /** Whether the last answer was `null`. */
  readonly isLoginRequired: () => boolean;
  /** Ends the wait for the next attempt: asks now, and begins again with short waits. */
  readonly retryNow: () => void;
  /** Ends all attempts. Nobody may be waiting for an answer any more. */
  readonly stop: () => void;
}

interface Request {
  forceRefresh: boolean;
  stopped: boolean;
  answer: Promise<string | null>;
}

/**
 * Convex's client treats `null` as a sign-out, and does not ask again after it. So a temporary
 * failure is never answered with `null`: the answer waits until there is a token, however long that
 * takes. Meanwhile Convex uses the token it has, until that expires.
 */
export function createTokenFetcher(getToken: GetToken): TokenFetcher {
  let request: Request | null = null;
  let loginRequired = false;
  let failures = 0;
  let endPause = () => {};

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  function retryNow() {
    failures = 0;
    endPause();
  }

  async function untilAnswered(current: Request): Promise<string | null> {
    failures = 0;
    while (!current.stopped) {
      const { forceRefresh } = current;
      try {
        const token = await getToken(forceRefresh);
        // A refresh may have been asked for while this token came from a cache.
        if (forceRefresh === current.forceRefresh) return token;
      } catch (error) {
        if (failures === 0) {
          console.warn("AuthKit has no access token right now, and is asked again.", error);
        }
        failures++;
        await pause(retryDelay(failures));
      }
    }
    // The caller has been replaced, and `null` would tell it of a sign-out that did not happen.
    return new Promise(() => {});
  }

  return {
    fetchAccessToken({ forceRefreshToken }) {
      if (request !== null) {
        request.forceRefresh ||= forceRefreshToken;
        return request.answer;
      }
      const current: Request = {
        forceRefresh: forceRefreshToken,
        stopped: false,
        answer: Promise.resolve(null),
      };
      request = current;
      current.answer = untilAnswered(current).then((token) => {
        if (request === current) request = null;
        loginRequired = token === null;
        return token;
      });
      return current.answer;
    },
    isLoginRequired: () => loginRequired,
    retryNow,
    stop() {
      if (request === null) return;
      request.stopped = true;
      request = null;
      endPause();
    },
  };
}
