// A trial: one world, its specs and what goes wrong there, all of it data. The same trial gives the same life.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import type { EdgeKind } from '../edge.ts';
import type { Fault } from '../faults/fault.ts';

export type WorldFault = NonNullable<Scenario['spec']['faults']>[number];

export interface Trial {
  readonly name: string;
  readonly seed: number;
  readonly edge: EdgeKind;
  readonly scenario: Scenario;
  readonly specs: readonly ClusterSpec[];
  /** Between the operator and AWS; those of the account are in the scenario. */
  readonly faults: readonly Fault[];
  /** The families that its faults were drawn from. */
  readonly families: readonly string[];
  /** Its processes know of each other, as `run` has them without a table of leases. */
  readonly heartbeat?: boolean;
  /** It must end as it does without `faults`, which only break off what the operator is doing. */
  readonly sameEnd?: boolean;
  /** Operations (`ecs:StopTask`) that the operator carries out there without `faults`: else it is another story. */
  readonly does?: readonly string[];
}
