// Situations in which somebody reads a diff, each as a spec and what is read of its cluster. What is shown of each lies beside this
// file, as text, JSON and Markdown.
import { toAwsError } from '#aws/errors.ts';
import type { Observation, PartName } from '#model/observation.ts';
import { packMemory } from '#plan/memory.ts';
import { packRecord } from '#plan/record.ts';
import { aHook, anObservation, aService, aTask, aWebTask, NOW, WEB_GROUP } from '../support/facts.ts';

import {
  busy,
  cluster,
  groups,
  host,
  idle,
  image,
  inForce,
  limited,
  MINUTE,
  many,
  onDemand,
  refresh,
  type Spec,
  sized,
  sizedSpec,
  spot,
  template,
  usual,
  web,
} from '../support/golden-cluster.ts';

export interface Situation {
  /** In one sentence, for whoever looks at its files. */
  readonly story: string;
  readonly spec: Spec;
  readonly observation: Observation;
  /** Its JSON has a piece for each instance, and is not kept. */
  readonly isLong?: true;
}

const running = (n: number, task: ReturnType<typeof aTask>) => busy(n, { tasks: [task] });
const anywhere = { strategies: [], distinct: false, expressions: [] };

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
    'services-that-cannot-leave': {
      story:
        'Drains begin, and some services could not leave: one may neither start nor stop a task, one is too slow for spot.',
      spec: steady,
      observation: anObservation({
        pools: groups(),
        instances: [
          onDemand(running(1, aWebTask('web-1', '0a1b2c3d4e5f60001', { definition: 'web:1' }))),
          spot(running(2, aWebTask('web-2', '0a1b2c3d4e5f60002', { definition: 'web:1' }))),
          spot(running(3, aTask('pay-3', { service: 'pay', group: 'service:pay' }))),
        ],
        services: [
          aService({ placing: anywhere, desiredCount: 2, targetGroupArns: [WEB_GROUP] }),
          aService({
            name: 'pay',
            placing: anywhere,
            desiredCount: 1,
            minimumHealthyPercent: 100,
            maximumPercent: 100,
            targetGroupArns: [],
          }),
        ],
        targetGroup: { deregistrationDelayMs: 300_000 },
        cluster: { tags: inForce(web({ mode: 'protect' })) },
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
