/** What is wrong with a number of items; `null` where nothing is. */
export function countProblem(name: string, number: number, least = 1): string | null {
  if (Number.isInteger(number) && number >= least) return null;
  return `${name} must be a whole number of at least ${least}, not ${number}`;
}
