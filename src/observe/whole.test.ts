// An item of an answer that lacks its own name, or what it was asked for, says nothing: what was known stands, the part is not
// whole, and the next good answer mends it.
import { describe, expect, it } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import { createTestClock } from '../../test/support/clock.ts';
import {
  describeRegistrations,
  noRegistrations,
  readRegistrations,
  stillExpected,
} from './container-instances.ts';
import { createReadCache, type ReadContext } from './context.ts';
import { readEc2 } from './ec2.ts';
import { readMembers, readPools } from './pools.ts';
import { readServices } from './services.ts';
import { readWantedTasks } from './tasks.ts';
import { whole } from './whole.ts';

function setUp(answers: Readonly<Record<string, unknown>>): ReadContext {
  const ports = portFromCall(async (_, operation) => answers[operation] ?? {});
  const spec: ReadContext['spec'] = {
    account: '111122223333',
    region: 'ap-northeast-1',
    cluster: 'web',
    pools: [{ name: 'spot', autoScalingGroup: { name: 'web-spot' } }],
  };
  return { ports, spec, clock: createTestClock(), cache: createReadCache() };
}

it('is whole when every asked member is there, zero and false included', () => {
  const items = [{ a: 0, b: false }, { a: 1 }, { a: 2, b: null }, { b: true }, { a: '', b: true }];
  expect(whole<{ a?: number | string; b?: boolean | null }, 'a' | 'b'>(items, 'a', 'b')).toEqual([items[0]]);
  expect(whole<{ a?: number }, 'a'>(undefined, 'a')).toEqual([]);
});

const item = {
  containerInstanceArn: 'ci-1',
  ec2InstanceId: 'i-1',
  status: 'ACTIVE',
  agentConnected: true,
  attributes: [{ name: 'sluice.dev/memory', value: 'v1:person:tp3qh0:-:-' }],
};
const described = (change: object) =>
  setUp({ DescribeContainerInstances: { containerInstances: [{ ...item, ...change }] } });
const known = async () => (await describeRegistrations(described({}), noRegistrations, ['ci-1'])).value;

describe('a container instance', () => {
  it.each(['containerInstanceArn', 'ec2InstanceId', 'status'])(
    'without its %s is not described: what was known stands, and no empty name is ever asked for',
    async (member) => {
      const before = await known();
      const answer = await describeRegistrations(described({ [member]: undefined }), before, ['ci-1']);
      expect(answer.problem).toBe('1 container instances were not described (no reason)');
      expect(answer.value.present.get('i-1')).toEqual(before.present.get('i-1'));
      expect(stillExpected(answer.value)).toEqual(['ci-1']);
    },
  );
  it('that was never seen is still unknown after a torn answer, and asked for by no empty name', async () => {
    const torn = { containerInstances: [{ ...item, containerInstanceArn: undefined }] };
    const context = setUp({
      ListContainerInstances: { containerInstanceArns: ['ci-1'] },
      DescribeContainerInstances: torn,
    });
    expect(stillExpected((await readRegistrations(context, noRegistrations)).value)).toEqual([]);
  });
  it('without any attribute keeps its memory: a wish of a person is not forgotten over a torn answer', async () => {
    const read = async (attributes: unknown) =>
      (await describeRegistrations(described({ attributes }), await known(), ['ci-1'])).value;
    expect((await read(undefined)).present.get('i-1')?.memory).toBe('v1:person:tp3qh0:-:-');
    expect((await read([{ name: 'ecs.ami-id' }])).present.get('i-1')?.memory).toBeUndefined();
  });
});

describe('a task', () => {
  const read = (task: object) => readWantedTasks(setUp({ DescribeTasks: { tasks: [task] } }), ['t-1']);
  const running = { taskArn: 't-1', lastStatus: 'RUNNING', containerInstanceArn: 'ci-1', launchType: 'EC2' };
  it.each(['taskArn', 'lastStatus', 'containerInstanceArn'])(
    'without its %s is neither over nor running, but unclear',
    async (member) => {
      const { live, over, unclear } = await read({ ...running, [member]: undefined });
      expect([live.length, over.size, [...unclear]]).toEqual([0, 0, ['t-1']]);
    },
  );
  // Not one that was on an instance before and is PROVISIONING again: there is no way back.
  it.each([{ lastStatus: 'STOPPED' }, { launchType: 'FARGATE' }])(
    'may well be on no instance: %o',
    async (change) => {
      const { live, unclear } = await read({ ...running, containerInstanceArn: undefined, ...change });
      expect([live.length, unclear.size]).toEqual([0, 0]);
    },
  );
});

it('a service without its name or its count stays as it was known', async () => {
  const service = { serviceArn: 'svc', serviceName: 'web', status: 'ACTIVE', desiredCount: 3 };
  const read = async (change: object) => {
    const before = await readServices(
      setUp({ DescribeServices: { services: [service] }, ...listed }),
      new Map(),
    );
    const torn = { DescribeServices: { services: [{ ...service, ...change }] }, ...listed };
    return readServices(setUp(torn), before.value);
  };
  const listed = { ListServices: { serviceArns: ['svc'] } };
  for (const member of ['serviceArn', 'serviceName', 'desiredCount']) {
    const { value, problem } = await read({ [member]: undefined });
    expect([[...value.keys()], value.get('web')?.desiredCount]).toEqual([['web'], 3]);
    expect(problem).toBe('1 services were not described (no reason)');
  }
});

it('an instance whose name or state EC2 leaves out is missing from its answer, and keeps its state', async () => {
  const before = new Map([['i-1', { state: 'running', tags: {} }]]);
  for (const change of [{ InstanceId: undefined }, { State: undefined }]) {
    const instance = { InstanceId: 'i-1', State: { Name: 'terminated' }, ...change };
    const context = setUp({ DescribeInstances: { Reservations: [{ Instances: [instance] }] } });
    const { value, problem } = await readEc2(context, ['i-1'], before);
    expect([[...value.keys()], value.get('i-1')?.state]).toEqual([['i-1'], 'running']);
    expect(problem).toBe('1 instances are missing from the answer of EC2');
  }
});

it('a group without its name is none, and a member without name or state is not listed', async () => {
  const pools = { pools: new Map(), members: new Map() };
  const readWith = (group: object) =>
    readPools(setUp({ DescribeAutoScalingGroups: { AutoScalingGroups: [group] } }), pools);
  const { value, problem } = await readWith({ DesiredCapacity: 2 });
  expect([value.pools.size, problem]).toEqual([
    0,
    'there is no Auto Scaling group web-spot (pool spot), check its name in the spec',
  ]);
  const Instances = [{ InstanceId: 'i-1' }, { LifecycleState: 'InService' }];
  expect((await readWith({ AutoScalingGroupName: 'web-spot', Instances })).value.members.size).toBe(0);
  const itself = { AutoScalingGroupName: 'web-spot', InstanceId: 'i-1' };
  const context = setUp({ DescribeAutoScalingInstances: { AutoScalingInstances: [itself] } });
  expect((await readMembers(context, ['i-1'])).size).toBe(0);
});
