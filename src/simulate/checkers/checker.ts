// What a checker is: it stands outside, knows one promise and the true state of the world, and nothing of the code.
import type { SeenAnswer, SeenCall } from '#sandbox/sandbox.ts';
import type { LogEntry } from '#sandbox/world/world.ts';
import type { Scene } from './scene.ts';

export type { Scene } from './scene.ts';

export interface Checker {
  readonly name: string;
  /** The rows of docs/failures.md that it guards. */
  readonly rows: readonly number[];
  /** Safety holds always; liveness once the faults have stopped and the world has had time to heal. */
  readonly kind: 'safety' | 'liveness';
  /** The calls it is about, such as `ecs:StopTask`, or all that change something, or simply all. */
  readonly on?: readonly string[] | 'mutating' | 'all';
  /** The kinds of entries of the world's event log that it is told of. */
  readonly changes?: readonly string[];
  /** One for each run: what it remembers is of that run alone. */
  readonly create: () => Check;
}

/** Each says in a sentence what is wrong, or nothing. */
export interface Check {
  /** Before a call is carried out; one that AWS throttles is not. */
  check?(call: SeenCall, scene: Scene): string | undefined;
  /** After each call, also one that was refused or throttled. */
  onAnswer?(call: SeenCall, answer: SeenAnswer, scene: Scene): string | undefined;
  /** After each change of the world. */
  onChange?(entry: LogEntry, scene: Scene): string | undefined;
  /** Once, when the run is over, of the operator's runs alone. */
  atEnd?(scene: Scene): readonly string[];
}
