// Bundlers put the value in its place, and leave out what is for developers alone, as they do for
// React. In Node's own words, so that both declarations are one where Node's types are known.
declare namespace NodeJS {
  interface ProcessEnv {
    NODE_ENV?: string | undefined;
  }
  interface Process {
    env: ProcessEnv;
  }
}
declare var process: NodeJS.Process;
