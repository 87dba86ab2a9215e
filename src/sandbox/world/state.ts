// The world: everything in it, as plain records that point at each other. Behaviour is in the files beside this one.
import type { Random } from '#lib/random.ts';
import type { Engine } from './engine.ts';
import type { MetricSeries } from './metric-series.ts';
import type { Queue, Rule } from './queue-state.ts';
import type { Settings } from './settings.ts';
import type { Group } from './state-autoscaling.ts';
import type { Ec2Instance, Fleet, LaunchTemplate, SpotRequest } from './state-ec2.ts';
import type { CapacityProvider, Cluster, TaskDefinition } from './state-ecs.ts';
import type { TargetGroup } from './state-elb.ts';
import type { Topic } from './state-sns.ts';
import type { Troubles } from './state-troubles.ts';
import type { Tally } from './tally.ts';

export type { Message, Queue, Rule, RuleTarget } from './queue-state.ts';
export type * from './state-autoscaling.ts';
export type * from './state-ec2.ts';
export type * from './state-ecs.ts';
export type * from './state-elb.ts';
export type * from './state-sns.ts';

export interface World {
  readonly engine: Engine;
  readonly random: Random;
  /** A stream of its own for each purpose: what one corner draws does not move another. */
  readonly chance: (purpose: string) => Random;
  readonly settings: Settings;
  readonly account: string;
  readonly region: string;
  readonly clusters: Map<string, Cluster>;
  /** By ARN. */
  readonly taskDefinitions: Map<string, TaskDefinition>;
  readonly instances: Map<string, Ec2Instance>;
  readonly spotRequests: Map<string, SpotRequest>;
  /** By id. */
  readonly launchTemplates: Map<string, LaunchTemplate>;
  /** Spot Fleet requests, by id. */
  readonly fleets: Map<string, Fleet>;
  /** By name. */
  readonly capacityProviders: Map<string, CapacityProvider>;
  readonly groups: Map<string, Group>;
  /** By ARN. */
  readonly targetGroups: Map<string, TargetGroup>;
  readonly queues: Map<string, Queue>;
  /** By ARN. */
  readonly topics: Map<string, Topic>;
  readonly rules: Rule[];
  /** CloudWatch's metrics, by the key of metric-series.ts. */
  readonly metrics: Map<string, MetricSeries>;
  readonly troubles: Troubles;
  readonly tally: Tally;
  /** Writes one line of the event log, from which the digest is made; told to every observer. */
  readonly log: (kind: string, text: string) => void;
}
