// The cluster that the situations of a diff are about, and how its hosts, tasks and groups are made in a word.
import type { GroupFacts, InstanceFacts, Observation, PoolFacts } from '#model/observation.ts';
import { packRecord } from '#plan/record.ts';
import { anInstance, anObservation, aPool, aPoolSpec, aService, aSpec, aTask, aWebTask } from './facts.ts';

export type Spec = ReturnType<typeof aSpec>;
type Over = NonNullable<Parameters<typeof anInstance>[1]>;

export const MINUTE = 60_000;

/** Ids as long as those of AWS. */
const idOf = (n: number) => `0a1b2c3d4e5f6${String(n).padStart(4, '0')}`;

export const busy = (n: number, over: Over = {}): InstanceFacts =>
  anInstance(idOf(n), { tasks: [aWebTask(`web-${n}`, idOf(n))], isProtected: true, ...over });
export const idle = (n: number, over: Over = {}): InstanceFacts => anInstance(idOf(n), over);
export const many = (count: number, make: (n: number) => InstanceFacts, from = 1) =>
  Array.from({ length: count }, (_, n) => make(from + n));

export const web = (over: Partial<Spec> = {}): Spec =>
  aSpec({
    pools: [
      { name: 'on-demand', autoScalingGroup: { name: 'web-on-demand' }, lifecycleHook: HOOK },
      { name: 'spot', autoScalingGroup: { name: 'web-spot' }, lifecycleHook: HOOK },
    ],
    workloads: [{ match: { daemon: true }, ignore: true }],
    ...over,
  });
const HOOK = { name: 'sluice-drain', manage: true };

export const groups = (onDemand: Partial<GroupFacts> = {}, spot: Partial<GroupFacts> = {}): PoolFacts[] => [
  aPool({ name: 'web-on-demand', desired: 3, scalingPolicies: [], ...onDemand }, 'on-demand'),
  aPool({ name: 'web-spot', desired: 2, scalingPolicies: [], ...spot }, 'spot'),
];
export const onDemand = (instance: InstanceFacts): InstanceFacts =>
  placed(instance, 'on-demand', 'on-demand');
export const spot = (instance: InstanceFacts): InstanceFacts => placed(instance, 'spot', 'spot');
const placed = (instance: InstanceFacts, pool: string, market: 'on-demand' | 'spot'): InstanceFacts => ({
  ...instance,
  pool,
  market,
  ...(instance.group && { group: { ...instance.group, name: `web-${pool}` } }),
});

interface World {
  readonly instances?: readonly InstanceFacts[];
  readonly pools?: readonly PoolFacts[];
  readonly tags?: Readonly<Record<string, string>>;
}

export const cluster = ({ instances = usual, pools = groups(), tags = {} }: World): Observation =>
  anObservation({ instances, pools, cluster: { tags } });
export const usual = [onDemand(busy(1)), onDemand(busy(2)), onDemand(idle(3)), spot(busy(4)), spot(idle(5))];
/** Written by the operator of that very document. */
export const inForce = (spec: Spec) => packRecord(spec, 'web');

// A cluster that grows: hosts of two cores, tasks of one.
const DEFINITION = 'arn:aws:ecs:ap-northeast-1:111122223333:task-definition/web:1';
const room = (cpu: number, memory: number) => ({
  cpu,
  memory,
  gpus: 0,
  interfaces: 100,
  ports: new Set<string>(),
});
export function host(n: number, tasks = 2): InstanceFacts {
  const base = anInstance(idOf(n), {
    isProtected: tasks > 0,
    tasks: Array.from({ length: tasks }, (_, k) =>
      aTask(`web-${n}-${k}`, { service: 'web', group: 'service:web', definition: DEFINITION }),
    ),
  });
  const [cpu, memory] = [2048 - 1024 * tasks, 8192 - 1024 * tasks];
  const resources = {
    cpu: { registered: 2048, remaining: cpu },
    memory: { registered: 8192, remaining: memory },
  };
  const attributes = new Map([['ecs.instance-type', 'm6i.large']]);
  const offer = { whole: room(2048, 8192), left: room(cpu, memory), attributes };
  return { ...base, zone: 'ap-northeast-1a', container: { ...base.container!, resources, offer } };
}
export function sized(
  {
    instances,
    spec,
    before,
    group = {},
  }: { instances: InstanceFacts[]; spec: Spec; before: Spec; group?: Partial<GroupFacts> },
  tasks: number,
): Observation {
  const running = instances.reduce((sum, each) => sum + each.tasks.length, 0);
  const service = aService({
    placing: { strategies: [], distinct: false, expressions: [] },
    primary: { definition: DEFINITION, desired: tasks },
    desiredCount: tasks,
    runningCount: running,
  });
  const pools = [aPool({ desired: instances.length, scalingPolicies: [], ...group })];
  const needs = { cpu: 1024, memory: 1024, gpus: 0, interfaces: 0, ports: [] };
  return {
    ...anObservation({ instances, pools, services: [service], cluster: { tags: inForce(before) } }),
    definitions: new Map([[DEFINITION, { needs, expressions: [] }]]),
    ...(spec.mode === 'scale' && { unplaced: [] }),
  };
}
export const sizedSpec = (over: Partial<Spec> = {}): Spec =>
  aSpec({
    mode: 'scale',
    scaleOut: { unplacedTasks: true },
    scaleIn: { reservation: { cpu: 50, memory: 50 }, stableFor: '10m' },
    ...over,
  });
export const limited = (max: number) => [aPoolSpec({ limits: { min: 2, max } })];

export const template = { id: 'lt-1', version: '$Default', resolved: '2', imageId: 'ami-2', alone: true };
export const refresh = web({ refresh: { on: ['ami'] }, disruption: { budgets: [{ max: 4 }] } });
export const image = (instance: InstanceFacts, imageId = 'ami-1'): InstanceFacts => ({
  ...instance,
  imageId,
});
