import { createContext, useContext } from "react";

/** Who is signed in, whichever backend says it. */
export interface Session {
  readonly isLoading: boolean;
  readonly isSignedIn: boolean;
  readonly organizationId: string | null;
  readonly signIn: () => void;
  readonly signOut: () => void;
  readonly switchTo: (organizationId: string) => void;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession needs a <Backend> above it.");
  return session;
}
