// What every decision gets and what it gives back. Data and two small helpers, no rule.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Notice } from '#model/notice.ts';
import type { InstanceFacts, Observation } from '#model/observation.ts';
import type { Action, Recall, Wait } from '#model/plan.ts';
import type { StillWaiting } from '#plan/shortages.ts';
import type { Doubts } from './doubts.ts';

export type Spec = ClusterSpec['spec'];
export type PoolSpec = NonNullable<Spec['pools']>[number];
export type Mode = NonNullable<Spec['mode']>;

export interface Situation {
  readonly spec: Spec;
  /** The document's name (`metadata.name`); without it nobody else's work is recognised. */
  readonly document?: string;
  readonly observation: Observation;
  /** What the queue told, per instance id. */
  readonly notices: ReadonlyMap<string, readonly Notice[]>;
  readonly recall: Recall;
  /** What batch launchers wait for. */
  readonly reports?: readonly StillWaiting[];
  readonly doubts: Doubts;
  /** Instances that are thought away: what would be lacking without them? */
  readonly without?: ReadonlySet<string>;
  /** Ms since the epoch. */
  readonly now: number;
}

export interface Findings {
  readonly actions: readonly Action[];
  readonly waits: readonly Wait[];
  /** Instants (ms since the epoch) at which time alone may change the decision. */
  readonly due: readonly number[];
}

export const NOTHING: Findings = { actions: [], waits: [], due: [] };

export function merge(parts: readonly Findings[]): Findings {
  return {
    actions: parts.flatMap((part) => part.actions),
    waits: parts.flatMap((part) => part.waits),
    due: parts.flatMap((part) => part.due),
  };
}

export function poolOf(spec: Spec, instance: InstanceFacts): PoolSpec | undefined {
  return spec.pools?.find((pool) => pool.name === instance.pool);
}

const LADDER: readonly Mode[] = ['observe', 'protect', 'drain', 'scale'];

/** Whether the spec's mode is at least `rung`. */
export function modeAllows(spec: Spec, rung: Mode): boolean {
  return LADDER.indexOf(spec.mode ?? 'observe') >= LADDER.indexOf(rung);
}
