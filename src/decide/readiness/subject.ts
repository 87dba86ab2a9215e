// A service of a cluster with all that its leaving rests on: its numbers, where it runs, and what of that is not known.
import type { Observation, ServiceFacts, TaskFacts } from '#model/observation.ts';
import type { DefinitionReadiness, ReadinessFacts } from '#model/readiness.ts';
import { delayMsOf } from '../slow-stop.ts';
import { NOTICE_MS, stopTimeMsOf, timesOf } from '../times.ts';
import { isLive } from '../workload.ts';

export interface Subject {
  readonly service: ServiceFacts;
  readonly tasks: readonly TaskFacts[];
  /** Instances that it runs on, and those of them that are spot. */
  readonly hosts: number;
  readonly spotHosts: number;
  /** ACTIVE instances that may hold its tasks, as far as its capacity providers say. */
  readonly usableHosts: number;
  /** Longest of what it runs and wants to run; undefined: a definition could not be read. */
  readonly stopMs?: number;
  /** Of its load balancers; undefined: it has none, or one could not be read. */
  readonly delayMs?: number;
  readonly outWaitMs?: number;
  /** How long after a notice the first thing has to be done at the latest; below 0: it is too late at once. */
  readonly latestStartMs?: number;
  readonly hasBalancer: boolean;
  readonly healthCheck?: boolean;
  /** Fixed host ports, such as `tcp:80`. */
  readonly ports: readonly string[];
  /** What of this could not be read. */
  readonly unread: readonly string[];
}

export function subjectOf({ observation, definitions }: ReadinessFacts, service: ServiceFacts): Subject {
  const hosts = [...observation.instances.values()].filter(({ tasks }) => tasks.some(isOf(service)));
  const tasks = hosts.flatMap((host) => host.tasks.filter(isOf(service)));
  const wanted = new Set([...tasks.flatMap(({ definition }) => definition ?? []), ...primaryOf(service)]);
  const known = [...wanted].flatMap((arn) => definitions.get(arn) ?? []);
  const isKnown = wanted.size > 0 && known.length === wanted.size;
  const numbers = !isKnown ? {} : numbersOf(observation, service, known);
  const unreadGroups = service.targetGroupArns.filter((arn) => !observation.targetGroups.has(arn));
  const markets = hosts.filter(({ market }) => market === undefined);
  return {
    service,
    tasks,
    hosts: hosts.length,
    spotHosts: hosts.filter(({ market }) => market === 'spot').length,
    usableHosts: usableHosts(observation, service),
    ...numbers,
    hasBalancer: service.targetGroupArns.length > 0,
    ports: [...new Set(known.flatMap(({ kind }) => kind?.needs.ports ?? []))],
    unread: [
      ...(isPlacedKnown(observation) ? [] : ['where its tasks run']),
      ...(isKnown ? [] : ['its task definition']),
      ...unreadGroups.map((arn) => `target group ${arn.split('/').at(-2)}`),
      ...(markets.length > 0 ? [`whether ${markets.map((each) => each.instanceId).join(', ')} is spot`] : []),
    ],
  };
}

/** Tasks that were not read may be on any host. */
export const isPlacedKnown = ({ parts }: Observation): boolean =>
  parts.tasks.complete && parts.containerInstances.complete;

const isOf =
  ({ name }: ServiceFacts) =>
  (task: TaskFacts): boolean =>
    task.service === name && isLive(task);

const primaryOf = ({ primary }: ServiceFacts) => (primary === undefined ? [] : [primary.definition]);

/** The arithmetic of docs/evacuation.md, for the slowest of its tasks. A group that was not read has no delay here, and is told. */
function numbersOf(
  { targetGroups }: Observation,
  { targetGroupArns }: ServiceFacts,
  known: readonly DefinitionReadiness[],
): Pick<Subject, 'stopMs' | 'delayMs' | 'outWaitMs' | 'latestStartMs' | 'healthCheck'> {
  const task = {
    stopTimeoutMs: Math.max(0, ...known.map(({ stopTimeoutMs }) => stopTimeoutMs)),
    targets: targetGroupArns.map((targetGroupArn) => ({ targetGroupArn, id: '', port: 0 })),
  };
  const workload = { onInterruption: 'evacuate' } as const;
  const times = timesOf(task, workload, { deadline: NOTICE_MS, groups: targetGroups });
  const checks = known.map(({ healthCheck }) => healthCheck);
  const unread = targetGroupArns.some((arn) => !targetGroups.has(arn));
  return {
    stopMs: stopTimeMsOf(task),
    ...(targetGroupArns.length > 0 &&
      !unread && {
        delayMs: delayMsOf(task, targetGroups),
        outWaitMs: Math.max(0, ...times.targets.map(({ waitMs }) => waitMs)),
      }),
    ...(!unread && { latestStartMs: times.firstLatest }),
    ...(checks.every((check) => check !== undefined) && { healthCheck: checks.every(Boolean) }),
  };
}

/** Where constraints (`memberOf`) keep it off some of them, there are fewer. */
function usableHosts({ instances }: Observation, { placing }: ServiceFacts): number {
  const providers = placing?.providers;
  return [...instances.values()].filter(
    ({ container }) =>
      container?.status === 'ACTIVE' &&
      (providers === undefined || providers.includes(container.offer?.provider ?? '')),
  ).length;
}

/** What ECS may do with one of its tasks (aws-facts.md §1.2): stop it before another runs, or start another first. */
export function mayMove({ desiredCount, minimumHealthyPercent, maximumPercent }: ServiceFacts) {
  const least = Math.ceil((desiredCount * minimumHealthyPercent) / 100);
  const most = Math.floor((desiredCount * maximumPercent) / 100);
  return { stopFirst: desiredCount - 1 >= least, startFirst: desiredCount + 1 <= most, least, most };
}
