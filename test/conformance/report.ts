// What a part of the conformance run has to say: how many answers it held against something, and what was wrong.

export interface Outcome {
  /** Answers compared or validated: one response of one call each. */
  readonly answers: number;
  /** Each for people: what differed, where, what was expected. Empty when all is well. */
  readonly problems: readonly string[];
}

export type Say = (line: string) => void;

export const together = (outcomes: readonly Outcome[]): Outcome => ({
  answers: outcomes.reduce((sum, { answers }) => sum + answers, 0),
  problems: outcomes.flatMap(({ problems }) => problems),
});
