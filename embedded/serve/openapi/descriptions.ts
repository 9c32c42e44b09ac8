/** What validators do not say: prose and examples, by function. */
export const descriptions: Readonly<Record<string, FunctionDescription>> = {
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
      value: {
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
      },
    },
  },
};

interface FunctionDescription {
  readonly description: string;
  readonly requestExample: object;
  readonly responseExample: object;
}
