// Whether the groups and fleets of a cluster would cut tasks when they end an instance.
import { listed } from '#lib/text.ts';
import type { InstanceFacts } from '#model/observation.ts';
import type { Finding, PoolReadiness, ReadinessFacts, ServiceReadiness } from '#model/readiness.ts';
import { isBusy, isDrainedByEcs, isHooked, terminateHooks } from './exposure.ts';
import { byWeight, finding, verdictOf } from './finding.ts';
import { endFindings } from './group-ends.ts';
import { hookFindings } from './group-hooks.ts';
import type { GroupSubject } from './group-subject.ts';
import { isPlacedKnown } from './subject.ts';

export function judgePools(facts: ReadinessFacts, services: readonly ServiceReadiness[]): PoolReadiness[] {
  const { pools, instances } = facts.observation;
  return [...pools.values()].map((pool) => {
    const members = [...instances.values()].filter((each) => each.pool === pool.name);
    const base = {
      pool: pool.name,
      instances: members.length,
      spotInstances: members.filter(({ market }) => market === 'spot').length,
    };
    if (pool.group === undefined) return { ...base, ...judgeFleet() };
    const subject = subjectOf(facts, { group: pool.group, members, services });
    const findings = byWeight([...hookFindings(subject), ...endFindings(subject), ...unread(subject)]);
    return {
      ...base,
      source: 'group',
      verdict: verdictOf(findings),
      protected: members.filter(({ group }) => group?.protectedFromScaleIn === true).length,
      hooks: terminateHooks(pool.group).map(({ name }) => name),
      findings,
    };
  });
}

function subjectOf(
  { observation, rules }: ReadinessFacts,
  given: {
    group: GroupSubject['group'];
    members: readonly InstanceFacts[];
    services: readonly ServiceReadiness[];
  },
): GroupSubject {
  const { group, members } = given;
  const busy = members.filter(isBusy);
  const here = new Set(members.flatMap(({ tasks }) => tasks.flatMap(({ service }) => service ?? [])));
  const known = given.services.filter(({ findings }) => !findings.some(({ kind }) => kind === 'unread'));
  const slowest = slowestOf(known.filter(({ service }) => here.has(service)));
  return {
    group,
    busy: busy.length,
    open: busy.filter((each) => each.group?.protectedFromScaleIn !== true).length,
    hooked: isHooked(group),
    drainedByEcs: isDrainedByEcs(group),
    tasksKnown: isPlacedKnown(observation),
    ...(slowest && { slowest }),
    unknown: [...here].filter((name) => !known.some(({ service }) => service === name)),
    rules,
  };
}

/** A drained service task takes about its deregistration delay and its stop time (aws-facts.md §1.2). */
function slowestOf(services: readonly ServiceReadiness[]): GroupSubject['slowest'] {
  const leaving = services.flatMap(({ service, seconds: { stop, deregistrationDelay = 0 } }) => {
    if (stop === undefined) return [];
    const sum = deregistrationDelay > 0 ? `deregistration delay ${deregistrationDelay} s + ` : '';
    return [{ service, seconds: deregistrationDelay + stop, sum: `${sum}stop time ${stop} s` }];
  });
  return leaving.sort((a, b) => b.seconds - a.seconds)[0];
}

function unread({ group, tasksKnown, unknown, hooked, drainedByEcs }: GroupSubject): Finding[] {
  const long = `how long ${listed(unknown)} ${unknown.length === 1 ? 'takes' : 'take'} to leave, so that nobody can tell whether its hook holds for long enough`;
  const missing = [
    ...(group.unread ?? []),
    ...(tasksKnown ? [] : ['what runs on its instances']),
    ...(unknown.length > 0 && hooked && !drainedByEcs ? [long] : []),
  ];
  return missing.map((what) => finding('unread', 'note', { what: `could not be read: ${what}` }));
}

function judgeFleet(): Pick<PoolReadiness, 'source' | 'verdict' | 'findings'> {
  const what =
    'a Spot Fleet has neither hooks nor scale-in protection: when its target is lowered it picks whom it ends, with 120 s of notice';
  const change =
    'lower its target only together with the end of named, drained instances (excess capacity policy noTermination), or use a group';
  const findings = [finding('fleetHasNoHook', 'risk', { what, change, facts: '5.2' })];
  return { source: 'fleet', verdict: verdictOf(findings), findings };
}
