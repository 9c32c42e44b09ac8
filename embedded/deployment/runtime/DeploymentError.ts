/** An error of the deployment rather than of a function's code: clients see it without "Uncaught". */
export class DeploymentError extends Error {}
