// Whether each service of a cluster could leave an instance, and the tasks that belong to none.
import { count } from '#lib/text.ts';
import type { InstanceFacts, TaskFacts } from '#model/observation.ts';
import type {
  BatchReadiness,
  Finding,
  LeavingSeconds,
  ReadinessFacts,
  ServiceReadiness,
} from '#model/readiness.ts';
import { NOTICE_MS } from '../times.ts';
import { isLive } from '../workload.ts';
import { isExposed } from './exposure.ts';
import { byWeight, finding, seconds, verdictOf } from './finding.ts';
import { placeFindings } from './service-places.ts';
import { timeFindings } from './service-times.ts';
import { type Subject, subjectOf } from './subject.ts';

/** Those that run on hosts, or shall. */
export function judgeServices(facts: ReadinessFacts): ServiceReadiness[] {
  return [...facts.observation.services.values()]
    .filter((service) => service.placing !== undefined)
    .map((service) => subjectOf(facts, service))
    .filter(({ service, tasks }) => service.desiredCount > 0 || tasks.length > 0)
    .map(judgeService)
    .sort((a, b) => (a.service < b.service ? -1 : 1));
}

export function judgeService(subject: Subject): ServiceReadiness {
  const { service, tasks, hosts, spotHosts, unread } = subject;
  const missing: Finding[] =
    unread.length === 0
      ? []
      : [finding('unread', 'note', { what: `could not be read: ${unread.join(', ')}` })];
  const findings = byWeight([...timeFindings(subject), ...placeFindings(subject), ...missing]);
  return {
    service: service.name,
    verdict: verdictOf(findings),
    desired: service.desiredCount,
    tasks: tasks.length,
    hosts,
    spotHosts,
    seconds: secondsOf(subject),
    findings,
  };
}

function secondsOf({ stopMs, delayMs, outWaitMs, latestStartMs }: Subject): LeavingSeconds {
  return {
    ...(stopMs !== undefined && { stop: stopMs / 1000 }),
    ...(delayMs !== undefined && { deregistrationDelay: delayMs / 1000 }),
    ...(outWaitMs !== undefined && { outWait: outWaitMs / 1000 }),
    ...(latestStartMs !== undefined && { latestStart: latestStartMs / 1000 }),
  };
}

interface Placed {
  readonly task: TaskFacts;
  readonly host: InstanceFacts;
}

/** Tasks of RunTask and StartTask: DRAINING leaves them where they are, and nobody starts them elsewhere (aws-facts.md §1.2). */
export function judgeBatch(facts: ReadinessFacts): BatchReadiness[] {
  const families = new Map<string, Placed[]>();
  for (const host of facts.observation.instances.values())
    for (const task of host.tasks.filter((each) => isLive(each) && each.service === undefined))
      families.set(task.family, [...(families.get(task.family) ?? []), { task, host }]);
  return [...families]
    .map(([family, placed]) => judgeFamily(facts, family, placed))
    .sort((a, b) => (a.family < b.family ? -1 : 1));
}

function judgeFamily(
  { observation }: ReadinessFacts,
  family: string,
  placed: readonly Placed[],
): BatchReadiness {
  const spot = placed.filter(({ host }) => host.market === 'spot');
  const exposed = placed.filter(({ host }) => host.market !== 'spot' && isExposed(observation, host));
  const findings = byWeight([
    ...onSpot(spot, observation.at),
    ...onExposed(exposed.length),
    ...(placed.some(({ host }) => host.market === undefined)
      ? [finding('unread', 'note', { what: 'could not be read: whether its hosts are spot' })]
      : []),
  ]);
  const calm = findings.length > 0 ? [] : [leftAlone()];
  return {
    family,
    verdict: verdictOf(findings),
    tasks: placed.length,
    spotTasks: spot.length,
    findings: [...findings, ...calm],
  };
}

/** What has run for longer than a notice lasts will not have ended within one. */
function onSpot(spot: readonly Placed[], at: number): Finding[] {
  if (spot.length === 0) return [];
  const ages = spot.map(({ task }) => at - (task.startedAt ?? at));
  // Its clock and ours may differ.
  const oldest = Math.max(0, ...ages);
  const isLong = oldest > NOTICE_MS;
  const what = `${count(spot.length, 'task')} on spot, the oldest for ${seconds(oldest)}: ECS neither moves nor stops ${isLong ? 'them; what has not ended 120 s after a notice is cut' : 'them'}`;
  const change = isLong
    ? 'run them on on-demand instances, or make them end on SIGTERM and have their launcher start them again'
    : 'have their launcher start them again when they are cut';
  return [finding('batch', isLong ? 'cannot' : 'risk', { what, change, facts: '1.2' })];
}

function onExposed(tasks: number): Finding[] {
  if (tasks === 0) return [];
  const what = `${count(tasks, 'task')} on instances that their group may end at once: neither scale-in protection nor a terminate hook`;
  const change = 'protect instances while they run such tasks';
  return [finding('batch', 'cannot', { what, change, facts: '4.3' })];
}

const leftAlone = () =>
  finding('batch', 'note', {
    what: 'a drain waits until they end by themselves: ECS neither moves nor stops them',
    facts: '1.2',
  });
