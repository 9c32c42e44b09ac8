/** Who is signed in on the embedded deployment. */
export const ADA = "user_ada";

const first = ["Grace", "Alan", "Katherine", "Edsger", "Barbara", "Donald", "Radia", "Niklaus"];
const last = ["Okafor", "Lindqvist", "Tanaka", "Moreau", "Silva", "Novák", "Haddad", "O’Brien"];
const names = first.flatMap((one) => last.map((other) => `${one} ${other}`));

/** A row of `users`, as WorkOS' events would have made it. */
export const person = (orgId: string, displayName: string, createdAt = 0) => ({
  workosUserId: displayName === "Ada Lovelace" ? ADA : `user_${orgId}_${displayName}`,
  email: "somebody@example.com",
  orgId,
  displayName,
  isActive: true,
  createdAt,
  updatedAt: createdAt,
});

/** The newest is listed first. */
export const seed = {
  users: [
    ...[...names, "Ada Lovelace"].map((name, index) => person("org_acme", name, index)),
    ...["Homer Simpson", "Hank Scorpio", "Ada Lovelace"].map((name, index) =>
      person("org_globex", name, index),
    ),
  ],
};
