// What gauges are computed from: one cluster at a moment. Data only.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Observation } from '#model/observation.ts';
import type { Plan, Recall } from '#model/plan.ts';

export interface ClusterView {
  /** Of the ClusterSpec. */
  readonly name: string;
  readonly spec: ClusterSpec['spec'];
  readonly commit?: string;
  /** Undefined before the first pass. */
  readonly observation?: Observation;
  readonly plan?: Plan;
  /** The state of every instance, by its id, at the last pass. */
  readonly states: ReadonlyMap<string, string>;
  readonly recall: Recall;
  /** Since when this process has seen an instance DRAINING, and waiting for its hook, by its id, ms since the epoch. */
  readonly drainingSince: ReadonlyMap<string, number>;
  readonly waitingSince: ReadonlyMap<string, number>;
  /** Ms since the epoch. */
  readonly now: number;
}
