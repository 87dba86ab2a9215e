// Situations in which somebody reads a diff, each as a spec and what is read of its cluster. What is shown of each lies beside this
// file, as text, JSON and Markdown.
import { toAwsError } from '#aws/errors.ts';
import type { GroupFacts, InstanceFacts, Observation, PartName, PoolFacts } from '#model/observation.ts';
import { packMemory } from '#plan/memory.ts';
import { packRecord } from '#plan/record.ts';
import {
  aHook,
  anInstance,
  anObservation,
  aPool,
  aPoolSpec,
  aService,
  aSpec,
  aTask,
  aWebTask,
  NOW,
} from '../support/facts.ts';

type Spec = ReturnType<typeof aSpec>;
type Over = NonNullable<Parameters<typeof anInstance>[1]>;

export interface Situation {
  /** In one sentence, for whoever looks at its files. */
  readonly story: string;
  readonly spec: Spec;
  readonly observation: Observation;
  /** Its JSON has a piece for each instance, and is not kept. */
  readonly isLong?: true;
}

const MINUTE = 60_000;

/** Ids as long as those of AWS. */
const idOf = (n: number) => `0a1b2c3d4e5f6${String(n).padStart(4, '0')}`;

const busy = (n: number, over: Over = {}): InstanceFacts =>
  anInstance(idOf(n), { tasks: [aWebTask(`web-${n}`, idOf(n))], isProtected: true, ...over });
const idle = (n: number, over: Over = {}): InstanceFacts => anInstance(idOf(n), over);
const many = (count: number, make: (n: number) => InstanceFacts, from = 1) =>
  Array.from({ length: count }, (_, n) => make(from + n));

const web = (over: Partial<Spec> = {}): Spec =>
  aSpec({
    pools: [
      { name: 'on-demand', autoScalingGroup: { name: 'web-on-demand' }, lifecycleHook: HOOK },
      { name: 'spot', autoScalingGroup: { name: 'web-spot' }, lifecycleHook: HOOK },
    ],
    workloads: [{ match: { daemon: true }, ignore: true }],
    ...over,
  });
const HOOK = { name: 'sluice-drain', manage: true };

const groups = (onDemand: Partial<GroupFacts> = {}, spot: Partial<GroupFacts> = {}): PoolFacts[] => [
  aPool({ name: 'web-on-demand', desired: 3, scalingPolicies: [], ...onDemand }, 'on-demand'),
  aPool({ name: 'web-spot', desired: 2, scalingPolicies: [], ...spot }, 'spot'),
];
const onDemand = (instance: InstanceFacts): InstanceFacts => placed(instance, 'on-demand', 'on-demand');
const spot = (instance: InstanceFacts): InstanceFacts => placed(instance, 'spot', 'spot');
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

const cluster = ({ instances = usual, pools = groups(), tags = {} }: World): Observation =>
  anObservation({ instances, pools, cluster: { tags } });
const usual = [onDemand(busy(1)), onDemand(busy(2)), onDemand(idle(3)), spot(busy(4)), spot(idle(5))];
/** Written by the operator of that very document. */
const inForce = (spec: Spec) => packRecord(spec, 'web');

// A cluster that grows: hosts of two cores, tasks of one.
const DEFINITION = 'arn:aws:ecs:ap-northeast-1:111122223333:task-definition/web:1';
const room = (cpu: number, memory: number) => ({
  cpu,
  memory,
  gpus: 0,
  interfaces: 100,
  ports: new Set<string>(),
});
function host(n: number, tasks = 2): InstanceFacts {
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
function sized(
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
const sizedSpec = (over: Partial<Spec> = {}): Spec =>
  aSpec({
    mode: 'scale',
    scaleOut: { unplacedTasks: true },
    scaleIn: { reservation: { cpu: 50, memory: 50 }, stableFor: '10m' },
    ...over,
  });
const limited = (max: number) => [aPoolSpec({ limits: { min: 2, max } })];

const template = { id: 'lt-1', version: '$Default', resolved: '2', imageId: 'ami-2', alone: true };
const refresh = web({ refresh: { on: ['ami'] }, disruption: { budgets: [{ max: 4 }] } });
const image = (instance: InstanceFacts, imageId = 'ami-1'): InstanceFacts => ({ ...instance, imageId });

function situations(): Readonly<Record<string, Situation>> {
  const steady = web();
  const growing = { spec: sizedSpec(), before: sizedSpec({ mode: 'drain' }), instances: many(3, host) };
  const lowered = {
    spec: sizedSpec({ pools: limited(4) }),
    before: sizedSpec({ pools: limited(9) }),
    instances: [...many(4, host), ...many(2, (n) => host(n, 0), 5)],
  };
  const provider = {
    name: 'web-cp',
    managedScaling: false,
    managedDraining: false,
    managedTerminationProtection: true,
  };
  return {
    'nothing-to-do': {
      story: 'The cluster is as the spec wants it.',
      spec: steady,
      observation: cluster({ tags: inForce(steady) }),
    },
    'first-observe-to-protect': {
      story: 'A first spec was adopted, and its mode becomes protect.',
      spec: web({ mode: 'protect' }),
      observation: cluster({
        pools: groups({ hooks: [] }, { hooks: [] }),
        instances: [
          onDemand(busy(1, { isProtected: false })),
          onDemand(busy(2)),
          onDemand(idle(3, { isProtected: true })),
          spot(busy(4, { isProtected: false })),
          spot(idle(5)),
        ],
      }),
    },
    'protect-to-drain': {
      story: 'The next rung: hooks, drains and a queue.',
      spec: web({ events: { queue: 'sluice-events' } }),
      observation: cluster({
        tags: inForce(web({ mode: 'protect' })),
        pools: groups({ hooks: [] }, { hooks: [] }),
      }),
    },
    'drain-to-scale-grows': {
      story: 'The last rung, while four tasks have no place.',
      spec: growing.spec,
      observation: sized(growing, 10),
    },
    'limits-lowered': {
      story: 'In mode scale the most of a pool is lowered below what runs.',
      spec: lowered.spec,
      observation: sized(lowered, 8),
    },
    'drift-by-hand': {
      story: 'Somebody took protection off busy instances, and a hook away.',
      spec: steady,
      observation: cluster({
        tags: inForce(steady),
        pools: groups({ hooks: [aHook({ name: 'theirs' })] }),
        instances: [
          onDemand(busy(1, { isProtected: false })),
          onDemand(busy(2, { isProtected: false })),
          onDemand(idle(3)),
          spot(busy(4)),
          spot(idle(5)),
        ],
      }),
    },
    'refresh-within-budgets': {
      story: 'Thirty instances have an old image, four may be out at once, and are.',
      spec: refresh,
      observation: cluster({
        tags: inForce(refresh),
        pools: groups({ desired: 30, max: 40, template }, { template }),
        instances: [
          ...many(4, (n) =>
            image(
              onDemand(
                busy(n, {
                  status: 'DRAINING',
                  memory: packMemory({ why: 'refresh', since: NOW - 5 * MINUTE, tookTargets: false }),
                }),
              ),
            ),
          ),
          ...many(26, (n) => image(onDemand(busy(n))), 5),
          image(spot(busy(31)), 'ami-2'),
          image(spot(busy(32)), 'ami-2'),
        ],
      }),
    },
    'spot-notice': {
      story: 'AWS takes a spot instance in a minute and a half; its drain is under way.',
      spec: steady,
      observation: cluster({
        tags: inForce(steady),
        instances: [
          ...usual.slice(0, 3),
          spot(
            busy(4, {
              status: 'DRAINING',
              spotRequest: { id: 'sir-1', statusCode: 'marked-for-termination', statusAt: NOW - 30_000 },
              memory: packMemory({ why: 'spotInterruption', since: NOW - 30_000, tookTargets: false }),
            }),
          ),
          spot(
            busy(5, {
              spotRequest: { id: 'sir-2', statusCode: 'marked-for-termination', statusAt: NOW - 10_000 },
            }),
          ),
        ],
      }),
    },
    'frozen-at-night': {
      story: 'Somebody froze the cluster while a hook waits; a change of mode comes meanwhile.',
      spec: web({ mode: 'scale' }),
      observation: cluster({
        tags: { ...inForce(steady), 'sluice.dev/frozen': 'kim: errors since 04:30, do not touch' },
        instances: [onDemand(busy(1, { lifecycle: 'Terminating:Wait' })), ...usual.slice(1)],
      }),
    },
    'pool-not-found': {
      story: 'A group of the spec is not there: renamed, or mistyped.',
      spec: steady,
      observation: unread(
        cluster({ tags: inForce(steady), pools: groups().slice(0, 1), instances: usual.slice(0, 3) }),
        { pools: 'there is no Auto Scaling group web-spot (pool spot), check its name in the spec' },
      ),
    },
    'partly-readable': {
      story: 'The role may not read load balancers, nor spot requests.',
      spec: web({ mode: 'drain' }),
      observation: unread(cluster({ tags: inForce(web({ mode: 'protect' })) }), {
        targets: deniedWords('elasticloadbalancing:DescribeTargetHealth'),
        spotRequests: deniedWords('ec2:DescribeSpotInstanceRequests'),
      }),
    },
    'left-to-ecs': {
      story: 'A capacity provider of ECS manages the protection of a group.',
      spec: steady,
      observation: cluster({
        tags: inForce(web({ mode: 'protect' })),
        pools: groups({ managedByEcs: true, capacityProvider: provider, hooks: [] }),
      }),
    },
    'operated-by-another': {
      story: 'Another document operates the cluster.',
      spec: steady,
      observation: cluster({ tags: packRecord(web({ mode: 'protect' }), 'shop') }),
    },
    'hundreds-folded': {
      story: 'A large cluster is protected for the first time.',
      spec: web({ mode: 'protect' }),
      isLong: true,
      observation: cluster({
        pools: groups({ desired: 300, max: 400, hooks: [] }, { desired: 200, max: 400, hooks: [] }),
        instances: [
          ...many(240, (n) => onDemand(busy(n, { isProtected: false }))),
          ...many(60, (n) => onDemand(idle(n, { isProtected: true })), 241),
          ...many(200, (n) => spot(busy(n, { isProtected: false })), 301),
        ],
      }),
    },
    'cluster-not-found': {
      story: 'There is no such cluster.',
      spec: steady,
      observation: anObservation({ pools: groups(), cluster: { status: undefined } }),
    },
  };
}

/** Parts that could not be read, and why in the words of src/observe and src/aws/errors.ts. */
function unread(observation: Observation, problems: Partial<Record<PartName, string>>): Observation {
  const parts = { ...observation.parts };
  for (const [name, problem] of Object.entries(problems) as [PartName, string][])
    parts[name] = { at: 0, complete: false, problem };
  return { ...observation, parts };
}

function deniedWords(action: string): string {
  const [service = '', operation = ''] = action.split(':');
  const said = Object.assign(new Error('You are not authorized to perform this operation.'), {
    name: 'UnauthorizedOperation',
  });
  return toAwsError(said, { service, operation }).message;
}

export const SITUATIONS = situations();
