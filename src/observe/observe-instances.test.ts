// The second look while something hangs: what may be missing is missing, and says so; the rest is there while it is fresh.
import { expect, it } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import type { Observation } from '#model/observation.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { anInstance, anObservation, aPool, aSpec, aTask, NOW } from '../../test/support/facts.ts';
import { createReadCache } from './context.ts';
import { observeInstances } from './observe-instances.ts';

const TARGET = { Id: 'i-1', Port: 32_768 };
const facts = {
  arn: 'tg',
  name: 'web',
  targetType: 'instance',
  protocol: 'HTTP',
  deregistrationDelayMs: 0,
} as const;

/** A look at one instance with one task that is `unused` by what was known before, and healthy now. */
async function look(hangs: RegExp, knownTasksOnly = false, withTargets = false) {
  const asked: string[] = [];
  const clock = createTestClock(NOW);
  const known = anInstance('1', { tasks: withTargets ? [{ ...aTask('t'), arn: 'task' }] : [] });
  const cache = createReadCache();
  cache.targetGroups.set('tg', { at: 0, facts });
  const container = { containerInstanceArn: known.container!.arn, ec2InstanceId: 'i-1', status: 'ACTIVE' };
  const task = {
    taskArn: 'task',
    group: 'service:web',
    containerInstanceArn: known.container!.arn,
    lastStatus: 'RUNNING',
    containers: [{ name: 'web', networkBindings: [{ containerPort: 80, hostPort: TARGET.Port }] }],
  };
  const answers: Record<string, unknown> = {
    DescribeClusters: { clusters: [{ clusterName: 'web', status: 'ACTIVE', tags: [] }] },
    DescribeContainerInstances: { containerInstances: [{ ...container, agentConnected: true }] },
    ListTasks: { taskArns: ['task'] },
    DescribeTasks: { tasks: [task] },
    DescribeTargetHealth: {
      TargetHealthDescriptions: [{ Target: TARGET, TargetHealth: { State: 'healthy' } }],
    },
  };
  const ports = portFromCall((_, operation) => {
    asked.push(operation);
    return hangs.test(operation) ? new Promise(() => undefined) : Promise.resolve(answers[operation] ?? {});
  });
  const service = {
    name: 'web',
    arn: 'svc',
    daemon: false,
    desiredCount: 1,
    runningCount: 1,
    pendingCount: 0,
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    targetGroupArns: ['tg'],
    loadBalancers: [{ targetGroupArn: 'tg', containerName: 'web', containerPort: 80 }],
    events: [],
  };
  const observation: Observation = {
    ...anObservation({ instances: [known], pools: [aPool()] }),
    services: new Map([['web', service]]),
    targetGroups: new Map([['tg', { ...facts, targets: new Map() }]]),
  };
  let looked: Observation | undefined;
  const instanceIds = ['i-1'];
  void observeInstances({
    ports,
    spec: aSpec(),
    clock,
    cache,
    observation,
    instanceIds,
    knownTasksOnly,
    withTargets,
  }).then((answer) => {
    looked = answer;
  });
  // The gate believes it for two seconds.
  await clock.advance(1_900);
  const instance = looked?.instances.get('i-1');
  return {
    asked,
    looked,
    instance,
    states: instance?.tasks.flatMap(({ targets }) => targets.map((t) => t.state)),
  };
}

it('tells the states of targets as it read them itself, and otherwise that they are not known', async () => {
  expect((await look(/nothing/)).states).toEqual(['healthy']);
  const { states, instance, looked } = await look(/DescribeTargetHealth/);
  expect([states, instance?.readAt]).toEqual([[undefined], NOW]);
  // How long a target takes to go is still known.
  expect(looked?.targetGroups.get('tg')).toMatchObject({ deregistrationDelayMs: 0 });
});

it.each(['DescribeClusters', 'DescribeInstances', 'DescribeTaskDefinition', 'DescribeSpotInstanceRequests'])(
  'comes in time although %s hangs',
  async (operation) => {
    const { instance, looked } = await look(new RegExp(operation));
    expect(instance?.readAt).toBe(NOW);
    if (operation === 'DescribeClusters') expect(looked!.parts.cluster.complete).toBe(false);
    if (operation === 'DescribeInstances') expect(instance?.ec2ReadAt).not.toBe(NOW);
  },
);

it('of its state alone lists no tasks, reads no targets, and is taken for no look at the whole of it', async () => {
  const { asked, instance } = await look(/nothing/, true);
  expect(asked).toContain('DescribeContainerInstances');
  expect(asked.filter((operation) => /ListTasks|Target/.test(operation))).toEqual([]);
  expect(instance).toMatchObject({ stateReadAt: NOW, readAt: anInstance('1').readAt });
});

it('of whom AWS takes lists no tasks either, and reads the targets of those that are known', async () => {
  const { asked, states } = await look(/nothing/, true, true);
  expect(asked).not.toContain('ListTasks');
  expect(asked.filter((operation) => operation === 'DescribeTargetHealth')).toHaveLength(1);
  expect(states).toEqual(['healthy']);
});
