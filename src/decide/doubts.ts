// Unknown is not zero: which conclusions this observation does not carry. Doubts only ever forbid.
import type { InstanceFacts, Observation, PartName } from '#model/observation.ts';
import { JOIN_MS } from '#plan/stray.ts';

export interface Doubts {
  /** Why nothing voluntary may be done now; undefined: it may. */
  readonly voluntary?: string;
  /** Why nothing may be launched now. Instances that were never registered are no sign of a broken list: another pool takes over. */
  readonly growth?: string;
}

/** Without one of these nothing is known of the cluster as a whole; and what people call them. */
export const PART_WORDS = {
  cluster: 'the cluster',
  containerInstances: 'container instances',
  tasks: 'tasks',
  pools: 'pools',
} as const satisfies Partial<Record<PartName, string>>;

const WHOLE_CLUSTER = Object.keys(PART_WORDS) as (keyof typeof PART_WORDS)[];

/** What `observation` cannot prove at `now` (ms since the epoch). */
export function doubtsOf(observation: Observation, now: number): Doubts {
  const { parts } = observation;
  const missing = WHOLE_CLUSTER.filter((name) => !parts[name].complete);
  const unread =
    missing.length > 0 ? `not read whole: ${missing.map((name) => PART_WORDS[name]).join(', ')}` : undefined;
  const members = [...observation.instances.values()].filter((instance) => isSettledMember(instance, now));
  const known = members.filter(
    ({ container, containerArn }) => container !== undefined || containerArn !== undefined,
  );
  return { voluntary: unread ?? shrunkenList(members), growth: unread ?? shrunkenList(known) };
}

/**
 * A list that suddenly holds less than half of what the pools say is in service is not believed: with 10 members
 * in service for long, 4 registered ones are a broken list, 5 are five broken agents.
 */
function shrunkenList(members: readonly InstanceFacts[]): string | undefined {
  const registered = members.filter((instance) => instance.container !== undefined).length;
  if (members.length < 2 || registered * 2 >= members.length) return undefined;
  return `only ${registered} of ${members.length} instances in service are in the list of container instances`;
}

/** A fleet says nothing of service: what EC2 runs serves. */
function isFleetMember({ fleet, ec2State }: InstanceFacts): boolean {
  return fleet !== undefined && ec2State === 'running';
}

function isSettledMember(instance: InstanceFacts, now: number): boolean {
  const settled = instance.launchedAt === undefined || now - instance.launchedAt >= JOIN_MS;
  const inService = instance.group?.lifecycleState === 'InService' || isFleetMember(instance);
  return instance.pool !== undefined && inService && settled;
}
