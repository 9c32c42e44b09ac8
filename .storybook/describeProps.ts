interface DocumentedProp {
  description?: string;
  required?: boolean;
  tsType?: { name: string; raw?: string };
}

/** `parameters.docs.extractArgTypes`: a table row for each prop, its type and default beside it. */
export function describeProps(component: object | undefined) {
  return Object.fromEntries(
    Object.entries(docsOf(component)?.props ?? {}).map(([name, { required, tsType, ...prop }]) => {
      const [description, defaultValue] = splitDefault(prop.description ?? "");
      const type = (tsType?.raw ?? tsType?.name ?? "").replace(/^\(?(.+?)\)? \| undefined$/s, "$1");
      return [
        name,
        {
          name,
          description,
          type: { name: "other", value: type, required: required ?? false },
          table: {
            type: { summary: type },
            ...(defaultValue ? { defaultValue: { summary: defaultValue } } : {}),
          },
        },
      ];
    }),
  );
}

/** The comment of a component, up to its tags; a page of recipes has none. */
export function describeComponent(component: object | undefined): string {
  return (docsOf(component)?.description ?? "").split(/^@\w/m)[0]!.trim();
}

/** What the comment of a prop says, and its `@defaultValue`. */
function splitDefault(comment: string): [description: string, defaultValue: string] {
  const [description = "", defaultValue = ""] = comment.split("@defaultValue");
  return [description.trim(), defaultValue.trim()];
}

interface Documented {
  description?: string;
  props?: Record<string, DocumentedProp>;
}

/** What Storybook has read from a component's source. */
function docsOf(component: object | undefined): Documented | undefined {
  return (component as { __docgenInfo?: Documented } | undefined)?.__docgenInfo;
}
