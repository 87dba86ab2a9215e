// What the parts of a copy share.
import { formatDuration } from '#lib/duration.ts';
import type { Random } from '#lib/random.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Observation } from '#model/observation.ts';

export interface Around {
  readonly spec: ClusterSpec['spec'];
  readonly observation: Observation;
  readonly random: Random;
  readonly assume: (sentence: string) => void;
}

/** The group of those of the cluster that no pool of the spec has. */
export const OTHERS = 'hosts-of-no-pool';

/** As a scenario has it; never less than a second. */
export const durationOf = (ms: number) => formatDuration(Math.max(1_000, ms));
