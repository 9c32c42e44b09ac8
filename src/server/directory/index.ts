export { nameKey } from "../../core/words/nameKey.js";
export type { CheckStep, Drift } from "./checkStep.js";
export type { DirectoryNaming } from "./directoryOptions.js";
export { orgDirectory, type DirectoryBuilders, type OrgDirectory } from "./orgDirectory.js";
export { orgDirectoryTables } from "./orgDirectoryTables.js";
export type { RebuildStep } from "./rebuildStep.js";
export {
  checkDirectory,
  rebuildDirectory,
  type CheckReference,
  type RebuildReference,
  type RunOptions,
} from "./runSteps.js";
