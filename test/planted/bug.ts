// What a planted bug is: data, applied to the source text of the operator when it is bundled (scripts/planted/plant.ts).

/** One change of one file. `find` occurs there exactly once, so that a change of the code cannot empty a bug unseen. */
export interface Edit {
  /** From the root of the repository: `src/…`. Never of the sandbox, nor of the checkers. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

export interface Bug {
  readonly name: string;
  /** What really happened, and where; or which trap it is. One line. */
  readonly story: string;
  /** More than one where a second guard would make the first edit harmless: then the bug is both. */
  readonly edits: readonly Edit[];
  /** Lives in which its circumstances come up: short stories (`stray`, `stray:kill3`), shipped ones, or families of faults. */
  readonly hints?: readonly string[];
}

/** The bugs of one theme. */
export interface Theme {
  readonly title: string;
  readonly bugs: readonly Bug[];
}
