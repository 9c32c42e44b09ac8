import { useSession } from "../session";

export const SignIn = () => (
  <p>
    <button type="button" onClick={useSession().signIn}>
      Sign in
    </button>
  </p>
);
