const page = {
  page: [
    {
      _id: "user_9f3c2ab457",
      displayName: "Member Example",
      avatarUrl: "https://example.com/avatar1.jpg",
      isActive: true,
    },
    { _id: "user_8e2b1cd346", isActive: true },
  ],
  isDone: false,
  continueCursor: "cursor_abc123",
};

/** What validators do not say: prose and examples, by function. */
export const descriptions: Readonly<Record<string, FunctionDescription>> = {
  "users/directory:countActiveUsersInOrg": {
    description:
      "How many active members the caller's organization has; 0 for a caller without one. " +
      "`errorData.code` is `UNAUTHORIZED` without a token, `FORBIDDEN` for a deactivated caller.",
    requestExample: { args: {} },
    responseExample: { status: "success", value: 1284 },
  },
  "users/directory:searchActiveUsersInOrg": {
    description:
      "A page of the active members of the caller's organization who have, for each word of " +
      "`search`, a word in their name that starts with it: in any order, without case and accents. " +
      "Sorted by the word that was found. An empty `search` lists everybody by name. A page may " +
      "have fewer members than were asked for, or none, and not be the last: read on until `isDone` " +
      "is true. What is sent of a member, who may ask and what is refused are as in the list.",
    requestExample: {
      args: { search: "ada lo", paginationOpts: { numItems: 10, cursor: null } },
    },
    responseExample: {
      status: "success",
      value: {
        page: [{ _id: "user_9f3c2ab457", displayName: "Ada King Lovelace", isActive: true }],
        isDone: true,
        continueCursor: "cursor_def456",
      },
    },
  },
  "users/queries:listActiveUsersInOrg": {
    description:
      "A page of the active members of the caller's organization, newest first. Of a member only " +
      "what the members of an organization may know of each other is sent: ID, display name, " +
      "avatar, active status. A caller without an organization gets an empty list. To read on, " +
      "send `continueCursor` back as `cursor` until `isDone` is true. `errorData.code` is " +
      "`UNAUTHORIZED` without a token, `FORBIDDEN` for a deactivated caller, `BAD_REQUEST` for a " +
      "`numItems` that is not a whole number of 1 or more.",
    requestExample: { args: { paginationOpts: { numItems: 10, cursor: null } } },
    responseExample: {
      status: "success",
      value: page,
    },
  },
};

interface FunctionDescription {
  readonly description: string;
  readonly requestExample: object;
  readonly responseExample: object;
}
