// Bundlers replace it by its value, and leave out what is for developers alone, as they do for React.
// It is declared as in Node's types, so that TypeScript merges the two where it knows both.
declare namespace NodeJS {
  interface ProcessEnv {
    NODE_ENV?: string | undefined;
  }
  interface Process {
    env: ProcessEnv;
  }
}
declare var process: NodeJS.Process;
