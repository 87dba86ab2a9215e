// An observed cluster as a scenario, and how its hosts stand: the world that a forecast lives in. Pure; what cannot be copied is
// said as an assumption.
import type { Random } from '#lib/random.ts';
import { listed } from '#lib/text.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { InstanceFacts, Observation, TaskTarget } from '#model/observation.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import type { Standing } from '#sandbox/world/standing.ts';
import { drawMoreSettings, EVENTS } from '../hunt/draw.ts';
import type { Around } from './around.ts';
import { hostsOf } from './copy-hosts.ts';
import { copyFleet, copyGroup, othersPool, standingPools } from './copy-pools.ts';
import { copyServices, familiesOf } from './copy-services.ts';

export interface Copying {
  readonly document: ClusterSpec;
  readonly observation: Observation;
}

export interface Copied {
  readonly scenario: Scenario;
  readonly standing: Standing;
  readonly assumes: readonly string[];
}

/** `nth`: which of the lives; neighbours differ in what matters most. */
export interface Chance {
  readonly random: Random;
  readonly nth: number;
}

/** Without `queue` the operator hears of nothing, and looks. */
export function copyOf(
  { document, observation }: Copying,
  { random, nth }: Chance,
  { ahead, queue }: { ahead: string; queue: boolean },
): Copied {
  const { spec } = document;
  const assumes = new Set<string>();
  const assume = (sentence: string) => void assumes.add(sentence);
  const around = { spec, observation, random, assume };
  const pools = [...observation.pools.values()];
  const hosts = hostsOf(around);
  const scenario: Scenario = {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'Scenario',
    metadata: { name: 'forecast' },
    spec: {
      account: observation.account,
      region: observation.region,
      start: `${new Date(observation.at).toISOString().slice(0, 19)}Z`,
      duration: ahead,
      settings: settingsOf(random, nth),
      queues: queuesOf(spec, queue),
      clusters: [
        {
          name: observation.cluster.name,
          pools: [
            ...pools.flatMap((pool) => (pool.group ? [copyGroup(around, pool)] : [])),
            ...othersPool(around, hosts),
          ],
          fleets: pools.flatMap((pool) => (pool.fleet ? [copyFleet(around, pool)] : [])),
          services: copyServices(around),
        },
      ],
    },
  };
  sayTheRest(around);
  const standing = {
    cluster: observation.cluster.name,
    tags: observation.cluster.tags,
    pools: standingPools(around, hosts),
    hosts,
    families: familiesOf(around),
  };
  return { scenario, standing, assumes: [...assumes] };
}

/** Drawn as elsewhere. Whether a drain waits out the whole delay matters most of all: every other life has it so. */
function settingsOf(random: Random, nth: number): Scenario['spec']['settings'] {
  return {
    ...drawMoreSettings(random.fork('settings')),
    drainDelay: nth % 2 === 0 ? 'untilIdle' : 'fullDelay',
  };
}

function queuesOf(spec: ClusterSpec['spec'], heard: boolean): NonNullable<Scenario['spec']['queues']> {
  const name = (text: string) => text.split(/[/:]/).at(-1)!;
  const shortages = [spec.scaleOut, ...(spec.pools ?? []).map((pool) => pool.scaleOut)];
  const silent = [
    ...shortages.flatMap((rule) => rule?.shortageQueue ?? []),
    ...(spec.workloads ?? []).flatMap(({ quiesce }) => quiesce?.queue ?? []),
  ];
  const events = spec.events === undefined ? [] : [name(spec.events.queue)];
  const others = [...new Set(silent.map(name))].filter((each) => !events.includes(each));
  return [
    ...events.map((each) => ({ name: each, forOperator: true, events: heard ? EVENTS : [] })),
    ...others.map((each) => ({ name: each, forOperator: true })),
  ];
}

/** What holds whatever the cluster is like, and what of it was not read. */
function sayTheRest({ observation, spec, assume }: Around): void {
  sayWhatBeginsAnew({ observation, assume });
  assume(
    'nothing else happens: services keep their desired count, nobody deploys or starts a one-off task, nothing fails, and AWS takes no ' +
      'spot instance',
  );
  if ([...observation.services.values()].some(({ targetGroupArns }) => targetGroupArns.length > 0))
    assume('each task behind a load balancer gets one request a second, which takes 0.1 s on average');
  for (const [part, { complete, problem }] of Object.entries(observation.parts))
    if (!complete) assume(`what of ${part} was not read is as it should be (${problem ?? 'not read'})`);
  const ill = [...observation.instances.values()].filter(isIll).map(({ instanceId }) => instanceId);
  if (ill.length > 0) assume(`${listed(ill)} is well, though its checks or its agent say otherwise`);
  if ((spec.workloads ?? []).some(({ quiesce }) => quiesce?.topic !== undefined))
    assume('nobody hears what topics tell');
}

/** What AWS does not tell since when it lasts. */
function sayWhatBeginsAnew({ observation, assume }: Pick<Around, 'observation' | 'assume'>): void {
  const instances = [...observation.instances.values()];
  if (instances.some(({ group }) => group?.lifecycleState.endsWith(':Wait')))
    assume('a hook that waits has just begun to: it is given its whole time again');
  const isLeaving = ({ state }: TaskTarget) => state === 'draining';
  if (instances.some(({ tasks }) => tasks.some(({ targets }) => targets.some(isLeaving))))
    assume('a target that is draining has just begun to: it waits out its whole deregistration delay');
  const owners = new Map<string, number>();
  for (const { targetGroupArns } of observation.services.values())
    for (const arn of new Set(targetGroupArns)) owners.set(arn, (owners.get(arn) ?? 0) + 1);
  const shared = [...owners].filter(([, services]) => services > 1).map(([arn]) => arn.split('/').at(-2)!);
  if (shared.length > 0)
    assume(`of a target group that services share (${listed(shared)}) each has one of its own`);
}

const isIll = ({ statusChecks, container }: InstanceFacts) =>
  statusChecks?.system === 'impaired' ||
  statusChecks?.instance === 'impaired' ||
  container?.health === 'IMPAIRED';
