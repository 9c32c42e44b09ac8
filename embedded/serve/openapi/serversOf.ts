const stages = [
  ["dev", "CONVEX_URL_DEV"],
  ["staging", "CONVEX_URL_STAGING"],
  ["prod", "CONVEX_URL_PROD"],
] as const;

/**
 * One Convex deployment each for dev, staging and prod. Where their URLs are not in the environment,
 * as in the committed document, the deployment's name is left for the reader to fill in.
 */
export function serversOf(environment: NodeJS.ProcessEnv) {
  return stages.map(([stage, variable]) => {
    const description = `${capitalized(stage)} Convex deployment`;
    const url = environment[variable];
    if (url) return { url, description };
    return {
      url: "https://{deployment}.convex.cloud",
      description,
      variables: {
        deployment: {
          default: `your-${stage}-deployment`,
          description: `The deployment's name; or set ${variable} and generate the document again.`,
        },
      },
    };
  });
}

const capitalized = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
