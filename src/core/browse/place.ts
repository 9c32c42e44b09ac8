/**
 * A place in the order of members, from which one reads on in both directions: the edge of a
 * section, or a member. From a member one reads to the edge of their section. With the section
 * given, the place is lost when the member moves to another one.
 */
export type Place =
  | { readonly edge: "before" | "after"; readonly section: string }
  | { readonly member: string; readonly section?: string | undefined };
