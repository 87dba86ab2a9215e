// What checkers are shown: the true world, what the specs in force declare in it, and how well the operator can see it.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { RunningWorld } from '#sandbox/world/world.ts';

export interface Scene {
  readonly world: RunningWorld;
  /** Those in force now; they may be replaced while a run is going on. */
  readonly specs: readonly ClusterSpec[];
  /** Names of the Auto Scaling groups that the specs declare. */
  readonly groups: ReadonlySet<string>;
  /** Ids of the Spot Fleets that the specs declare. */
  readonly fleets: ReadonlySet<string>;
  /** Names of the clusters by the mode of their spec. */
  readonly modes: ReadonlyMap<string, string>;
  /** How many instances of a group (by its name) or fleet (by its id) of this size may be out at once because of us. */
  readonly atOnce: (source: string, size: number) => number;
  /** How many of a group may be on standby at once, so that their replacements come first. */
  readonly surge: (group: string) => number;
  /**
   * How old what the operator was last shown may be, ms: 0 unless a fault serves it answers of before. Promises that rest on
   * fresh sight cannot be kept about what is younger.
   */
  readonly staleMs: number;
  /** How far the operator's wall clock is ahead of the world's, ms: by it deadlines are as much nearer. */
  readonly aheadMs: number;
  /**
   * Whether something keeps the operator just now from what it would do: it is down, its calls or their answers are lost,
   * throttled, refused or late, or events are. Promises about how soon something is done do not hold then.
   */
  readonly hindered: boolean;
}
