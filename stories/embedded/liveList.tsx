import type { Decorator, Meta } from "@storybook/react-vite";
import type { ComponentType, FunctionComponent } from "react";
import { describeProps } from "../../.storybook/describeProps.js";
import { api } from "../../convex/_generated/api.js";
import {
  MemberList,
  OrgMemberList,
  type MemberListProps,
  type OrgMemberListProps,
} from "../../src/index.js";
import type { Organization, OrganizationOptions } from "./createOrganization.js";
import { sourceOf } from "./sourceOf.js";
import { WithOrganization } from "./WithOrganization.js";

const query = api.users.queries.listActiveUsersInOrg;

type QueryProps = Extract<OrgMemberListProps<typeof query>, { query: unknown }>;

/** The props of a story: all of the list's but the query and its arguments, which are the same in all. */
export type LiveListProps = Omit<QueryProps, "query" | "preloaded" | "args">;

/** `parameters.organization`: what the story's own deployment holds, and what befalls it. */
export interface OrganizationParameter extends OrganizationOptions {
  prepare?: (organization: Organization) => void;
}

const inOrganization: Decorator = (Story, { parameters }) => {
  const { prepare, ...options } = (parameters.organization ?? {}) as OrganizationParameter;
  return (
    <WithOrganization options={{ latencyMs: 0, ...options }} prepare={prepare}>
      <Story />
    </WithOrganization>
  );
};

const inColumn: Decorator = (Story) => (
  <div style={{ inlineSize: "min(26rem, calc(100vw - 2rem))" }}>
    <Story />
  </div>
);

/** Controls for props of `MemberList`, described as there. */
function controls(control: "number" | "boolean" | "object", props: (keyof LiveListProps)[]) {
  const described = describeProps(MemberList);
  return Object.fromEntries(props.map((prop) => [prop, { ...described[prop], control }]));
}

/** The meta of stories that show one `OrgMemberList`, each on a deployment of its own. */
export const liveList = {
  // For its documentation: `render` adds the query, which a story has no say in.
  component: OrgMemberList as unknown as ComponentType<LiveListProps>,
  render: (args) => <OrgMemberList query={query} {...args} />,
  // Where the props it shares with `MemberList` are documented.
  subcomponents: { MemberList: MemberList as FunctionComponent<MemberListProps> },
  argTypes: {
    initialNumItems: {
      control: "number",
      description: "How many members the first page holds.",
      table: { type: { summary: "number" }, defaultValue: { summary: "100" } },
    },
    ...controls("number", ["numItems", "loadMoreThreshold", "overscan"]),
    ...controls("boolean", ["virtualized"]),
    ...controls("object", ["localization"]),
  },
  decorators: [inColumn, inOrganization],
  parameters: {
    layout: "centered",
    docs: {
      // Storybook's own way of writing JSX chokes on `api`, which is a proxy without an end.
      source: {
        type: "code",
        transform: (_code: string, { args }: { args: object }) => sourceOf(args),
      },
    },
  },
} satisfies Meta<LiveListProps>;
