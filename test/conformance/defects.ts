// Deliberate defects of the sandbox, each with the check that has to notice it. Data only, in defects/.
import { ecsDefects } from './defects/ecs.ts';
import { othersDefects } from './defects/others.ts';
import type { Notices } from './defects/short.ts';

export interface Defect {
  readonly name: string;
  readonly what: string;
  /** Under src/sandbox. */
  readonly file: string;
  /** Stands exactly once in the file, and is replaced by `replace` in a copy. */
  readonly find: string;
  readonly replace: string;
  readonly notices: Notices;
  /** Words of the finding, so that it is noticed for what it is. */
  readonly sees: string;
}

export const defects: readonly Defect[] = [...ecsDefects, ...othersDefects].map(
  ([name, what, file, find, replace, notices, sees]) => ({ name, what, file, find, replace, notices, sees }),
);
