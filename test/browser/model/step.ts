/** Something that happens, by name so that a failure reads as a story. */
export interface Step<World> {
  readonly run: (world: World) => unknown;
  readonly toString: () => string;
}

export const step = <World>(name: string, run: (world: World) => unknown): Step<World> => ({
  run,
  toString: () => name,
});
