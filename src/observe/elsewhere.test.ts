// Whether another cluster of the Region has an instance: who is asked about, how often, and what a failure leaves.
import { describe, expect, it } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import type { InstanceFacts } from '#model/observation.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { anInstance, anObservation, aSpec, NOW } from '../../test/support/facts.ts';
import { addElsewhere, lookElsewhere } from './elsewhere.ts';

const arnOf = (name: string) => `arn:aws:ecs:ap-northeast-1:111122223333:cluster/${name}`;
const error = (name: string) => Object.assign(new Error('no'), { name });

/** Clusters by name, each with the EC2 instances that it has; what is thrown is the answer of ECS. */
function aRegion(clusters: Readonly<Record<string, readonly string[] | Error>>, listing?: Error) {
  const calls: string[] = [];
  const ports = portFromCall(async (_, operation, given) => {
    const input = given as {
      cluster: string;
      filter?: string;
      nextToken?: string;
      containerInstances?: string[];
    };
    calls.push([operation, input.cluster, input.filter].filter(Boolean).join(' '));
    if (operation === 'ListClusters') {
      if (listing) throw listing;
      // Two pages.
      const names = Object.keys(clusters);
      const page = input.nextToken === undefined ? names.slice(0, 1) : names.slice(1);
      return { clusterArns: page.map(arnOf), nextToken: input.nextToken === undefined ? 'more' : undefined };
    }
    const hosts = clusters[input.cluster] ?? [];
    if (hosts instanceof Error) throw hosts;
    if (operation === 'ListContainerInstances')
      return {
        containerInstanceArns: hosts
          .filter((id) => input.filter?.includes(`'${id}'`))
          .map((id) => `ci/${id}`),
      };
    const described = input.containerInstances!.filter((arn) => !arn.includes('unseen'));
    return {
      containerInstances: described.map((arn) => ({
        containerInstanceArn: arn,
        ec2InstanceId: arn.slice(3),
        status: 'ACTIVE',
      })),
    };
  });
  return { calls, given: { ports, spec: aSpec(), clock: createTestClock(NOW) } };
}

const stranger = (id: string, over: Partial<InstanceFacts> = {}): InstanceFacts => ({
  ...anInstance(id, { container: undefined, launchedAt: NOW - 600_000 }),
  ...over,
});
const silent = (id: string, status = 'DRAINING'): InstanceFacts => {
  const base = anInstance(id, { status });
  return { ...base, container: { ...base.container!, agentConnected: false } };
};

describe('a look', () => {
  const look = async (region: ReturnType<typeof aRegion>, instances: readonly InstanceFacts[]) => {
    const ids = instances.map(({ instanceId }) => instanceId);
    const seen = await lookElsewhere(region.given, anObservation({ instances }), ids);
    return ids.map((id) => seen.instances.get(id)?.elsewhere);
  };
  it('asks every cluster but this one, with one question for all instances', async () => {
    const region = aRegion({ web: ['i-1'], office: ['i-1', 'i-7'], lab: [], yard: ['i-1', 'i-2'] });
    expect(await look(region, [stranger('1'), stranger('2'), stranger('3')])).toEqual([
      { clusters: ['office', 'yard'], readAt: NOW },
      { clusters: ['yard'], readAt: NOW },
      { clusters: [], readAt: NOW },
    ]);
    const filter = "ec2InstanceId in ['i-1', 'i-2', 'i-3']";
    expect(region.calls.filter((call) => call.startsWith('List'))).toEqual([
      'ListClusters',
      'ListClusters',
      `ListContainerInstances office ${filter}`,
      `ListContainerInstances lab ${filter}`,
      `ListContainerInstances yard ${filter}`,
    ]);
  });
  it('takes a cluster that was deleted meanwhile for one that has nothing', async () => {
    const region = aRegion({ office: error('ClusterNotFoundException'), yard: ['i-1'] });
    expect(await look(region, [stranger('1')])).toEqual([{ clusters: ['yard'], readAt: NOW }]);
  });
  it.each<[string, ReturnType<typeof aRegion>, RegExp]>([
    [
      'the clusters',
      aRegion({ office: [] }, error('AccessDeniedException')),
      /the caller may not do ecs:ListClusters/,
    ],
    [
      'one of them',
      aRegion({ office: [], yard: error('AccessDeniedException') }),
      /ecs:ListContainerInstances/,
    ],
    [
      'what is registered',
      aRegion({ office: ['unseen'] }),
      /1 container instances of office were not described/,
    ],
  ])('that cannot read %s says so, and keeps what was known', async (_, region, words) => {
    const known = stranger('1', { instanceId: 'unseen', elsewhere: { clusters: ['yard'], readAt: 0 } });
    const unknown = stranger('2');
    expect(await look(region, [known, unknown])).toEqual([
      { clusters: ['yard'], problem: expect.stringMatching(words), readAt: NOW },
      { clusters: [], problem: expect.stringMatching(words), readAt: NOW },
    ]);
  });
  it('adds no instance that is not known', async () => {
    const seen = await lookElsewhere(aRegion({}).given, anObservation(), ['i-1']);
    expect(seen.instances.size).toBe(0);
  });
});

describe('a whole reading', () => {
  const asked = async (one: InstanceFacts, mode: 'protect' | 'drain' | 'scale' = 'drain') => {
    const { calls, given } = aRegion({ web: [], office: [one.instanceId] });
    const observation = anObservation({ instances: [one] });
    const seen = await addElsewhere({ ...given, spec: aSpec({ mode }) }, observation);
    expect(seen === observation).toBe(calls.length === 0);
    return calls.length > 0;
  };
  it.each<[string, InstanceFacts]>([
    ['one that should have joined', stranger('1')],
    ['one of which EC2 did not tell', stranger('1', { ec2State: undefined })],
    ['one that falls silent while it is drained', silent('1')],
    [
      'one that its group ends before it joined',
      stranger('1', { launchedAt: NOW, ...inState('Terminating:Wait') }),
    ],
    [
      'one that was looked for a minute ago',
      stranger('1', { elsewhere: { clusters: [], readAt: NOW - 60_000 } }),
    ],
    [
      'one that was looked for in the future: a clock was set',
      stranger('1', { elsewhere: { clusters: [], readAt: NOW + 1 } }),
    ],
    [
      'one that was found before',
      { ...silent('1', 'ACTIVE'), elsewhere: { clusters: ['lab'], readAt: NOW - 60_000 } },
    ],
  ])('looks for %s', async (_, one) => {
    expect([await asked(one), await asked(one, 'scale'), await asked(one, 'protect')]).toEqual([
      true,
      true,
      false,
    ]);
  });
  it('looks again for one on standby that lost its registration, once its end has asked', async () => {
    const lost = stranger('1', { containerArn: 'arn', ...inState('Standby') });
    const elsewhere = { clusters: [], problem: 'denied', readAt: NOW - 60_000 };
    expect([await asked(lost), await asked({ ...lost, elsewhere })]).toEqual([false, true]);
    expect(await asked({ ...lost, elsewhere, ...inState('InService') })).toBe(false);
  });
  it.each<[string, InstanceFacts]>([
    ['one that may still join', stranger('1', { launchedAt: NOW - 599_999 })],
    ['one of an unknown age', stranger('1', { launchedAt: undefined })],
    ['one that had joined', stranger('1', { containerArn: 'arn' })],
    ['one that runs no longer', stranger('1', { ec2State: 'stopped' })],
    ['one of no pool', stranger('1', { pool: undefined })],
    ['one whose agent speaks', anInstance('1', { status: 'DRAINING' })],
    ['one that only fell silent', silent('1', 'ACTIVE')],
    ['one that was found nowhere', { ...silent('1', 'ACTIVE'), elsewhere: { clusters: [], readAt: 0 } }],
    [
      'one that was looked for a moment ago',
      stranger('1', { elsewhere: { clusters: [], readAt: NOW - 59_999 } }),
    ],
  ])('does not look for %s', async (_, one) => {
    expect(await asked(one)).toBe(false);
  });
});

function inState(lifecycleState: string): Partial<InstanceFacts> {
  return { group: { ...anInstance('1').group!, lifecycleState } };
}
