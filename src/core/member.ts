import type { PublicMember } from "../server/publicMember.js";

/** A member as the list draws it: what the server sends, with an id of any table. */
export type Member = { readonly _id: string } & Omit<PublicMember, "_id">;

/** What is needed to follow a row through live changes. */
export type Identified = Pick<Member, "_id">;
