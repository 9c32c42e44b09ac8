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

const refusals =
  "`errorData.code` is `UNAUTHORIZED` without a token, `FORBIDDEN` for a deactivated caller, " +
  "`NOT_FOUND` where `from` is the id of somebody who is no active member of the organization or " +
  "not in the section given with it";

/** What validators do not say: prose and examples, by function. */
export const descriptions: Readonly<Record<string, FunctionDescription>> = {
  "users/directory:browseActiveUsersInOrg": {
    description:
      "A page of the active members of the caller's organization from A to Z, from a place on, in " +
      "one direction. `from` is an edge of a section, from which one reads through all sections that " +
      'follow (before `""` is the beginning), or the id of a member, from whom one reads to the edge ' +
      "of their section: forwards they are the first, backwards they are left out. `sections` says " +
      "which of the page stand in which section, in its order. What is sent of a member is as in the " +
      `list. ${refusals}, \`BAD_REQUEST\` for an impossible \`numItems\`.`,
    requestExample: {
      args: {
        from: { edge: "before", section: "A" },
        order: "asc",
        paginationOpts: { numItems: 10, cursor: null },
      },
    },
    responseExample: {
      status: "success",
      value: {
        page: [{ _id: "user_9f3c2ab457", displayName: "Ada King Lovelace", isActive: true }],
        sections: [{ section: "A", count: 1 }],
        isDone: true,
        continueCursor: "cursor_def456",
      },
    },
  },
  "users/directory:countActiveUsersBySection": {
    description:
      "How many active members the caller's organization has by the first letter of their name, in " +
      "the order of the list from A to Z: A to Z, letters of other scripts, `#` for all others. " +
      "Sections without members are left out; a caller without an organization gets none. " +
      "`errorData.code` is `UNAUTHORIZED` without a token, `FORBIDDEN` for a deactivated caller.",
    requestExample: { args: {} },
    responseExample: {
      status: "success",
      value: [
        { section: "A", count: 83 },
        { section: "#", count: 2 },
      ],
    },
  },
  "users/directory:countActiveUsersInOrg": {
    description:
      "How many active members the caller's organization has; 0 for a caller without one. " +
      "`errorData.code` is `UNAUTHORIZED` without a token, `FORBIDDEN` for a deactivated caller.",
    requestExample: { args: {} },
    responseExample: { status: "success", value: 1284 },
  },
  "users/directory:locateActiveUserInOrg": {
    description:
      "Who stands `skip` members on from a place in the list from A to Z: 0 is the first whom " +
      "`browseActiveUsersInOrg` gives from there, beyond the end it is the last. `before` members of " +
      "their section stand before them: estimated where it would be more than 100 to count. It skips " +
      "8,000 at most: where `skipped` is less than `skip`, ask again from the member found. `null` " +
      `where nobody is. ${refusals}, \`BAD_REQUEST\` for a \`skip\` that is not a whole number of 0 ` +
      "or more.",
    requestExample: { args: { from: { edge: "before", section: "M" }, order: "asc", skip: 200 } },
    responseExample: {
      status: "success",
      value: { member: "user_9f3c2ab457", section: "M", skipped: 200, before: 200 },
    },
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
