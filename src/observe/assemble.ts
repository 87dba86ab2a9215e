// Joins what was read of one instance, part by part, into its facts. Reads nothing.
import type { ElsewhereFacts, StatusChecks } from '#model/health.ts';
import type {
  ContainerInstanceFacts,
  InstanceFacts,
  SpotRequestFacts,
  TaskFacts,
} from '#model/observation.ts';
import type { Spec } from './context.ts';
import { type Ec2Facts, hasEnded } from './ec2.ts';
import { type Member, poolsByGroup } from './pools.ts';

export interface InstanceParts {
  readonly instanceId: string;
  readonly member?: Member;
  readonly container?: ContainerInstanceFacts;
  readonly older?: readonly ContainerInstanceFacts[];
  readonly containerArn?: string;
  /** Whether the container instance is proven to be gone. */
  readonly containerGone?: boolean;
  readonly unjoinedSince?: number;
  readonly ec2?: Ec2Facts;
  readonly spotRequest?: SpotRequestFacts;
  readonly statusChecks?: StatusChecks;
  /** Where else it was found before; an agent that speaks to this cluster speaks to no other. */
  readonly elsewhere?: ElsewhereFacts;
  readonly tasks: readonly TaskFacts[];
  readonly stoppingTasksReadAt?: number;
  readonly quiet?: boolean;
  readonly readAt?: number;
  readonly stateReadAt?: number;
  /** The pool that it belonged to when it was last in a group or fleet. */
  readonly formerPool?: string;
  /** The pool of the spec by the id of its fleet. */
  readonly poolsByFleet?: ReadonlyMap<string, string>;
}

export function assembleInstance(parts: InstanceParts, spec: Spec): InstanceFacts {
  const { instanceId, member, container, tasks } = parts;
  const ec2 = ec2Of(parts);
  return {
    instanceId,
    pool: member?.pool ?? poolOfTheDeparted({ ...parts, ec2 }, spec),
    zone: member?.zone ?? ec2?.zone,
    privateIp: ec2?.privateIp,
    launchedAt: ec2?.launchedAt,
    // Only spot instances have a spot request.
    market: ec2?.market ?? (parts.spotRequest === undefined ? undefined : 'spot'),
    imageId: ec2?.imageId,
    ec2State: ec2?.state,
    ec2ReadAt: ec2?.readAt,
    group: member?.group,
    ...(member?.fleet && { fleet: member.fleet }),
    container,
    ...(parts.older && { older: parts.older }),
    containerArn: container?.arn ?? parts.containerArn,
    ...(parts.containerGone && container === undefined && { containerGone: true }),
    ...(parts.unjoinedSince !== undefined && { unjoinedSince: parts.unjoinedSince }),
    spotRequest: parts.spotRequest,
    ...(parts.statusChecks && { statusChecks: parts.statusChecks }),
    ...(parts.elsewhere && container?.agentConnected !== true && { elsewhere: parts.elsewhere }),
    tasks,
    stoppingTasksReadAt: missesTasks(parts) ? undefined : parts.stoppingTasksReadAt,
    ...(parts.quiet && { quiet: true }),
    readAt: parts.readAt,
    ...(parts.stateReadAt !== undefined && { stateReadAt: parts.stateReadAt }),
    tags: ec2?.tags ?? {},
  };
}

/** Whose agent speaks lives, whatever EC2 has forgotten. */
function ec2Of({ ec2, container }: InstanceParts): Ec2Facts | undefined {
  if (!ec2?.forgotten || !container?.agentConnected) return ec2;
  return { ...ec2, state: undefined, readAt: undefined };
}

/**
 * An instance that ended leaves its group or fleet before its container instance is gone. It is still ours when we saw it
 * there, or when the tag says so that only AWS can write. One that still runs was detached: hands off.
 */
function poolOfTheDeparted({ ec2, formerPool, poolsByFleet }: InstanceParts, spec: Spec): string | undefined {
  if (ec2 === undefined || !hasEnded(ec2.state)) return undefined;
  const { launchedBy = '', fleet = '' } = ec2;
  return formerPool ?? poolsByGroup(spec).get(launchedBy) ?? poolsByFleet?.get(fleet);
}

/** ECS counts more running tasks than were listed: the listing is short, so nothing may be called idle by it. */
function missesTasks({ container, older = [], tasks }: InstanceParts): boolean {
  const running = tasks.filter((task) => task.desiredStatus === 'RUNNING').length;
  const counted = [container, ...older].reduce((sum, each) => sum + (each?.runningTasks ?? 0), 0);
  return counted > running;
}
