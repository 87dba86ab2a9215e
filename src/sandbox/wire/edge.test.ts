// The edge as a whole: hand-written requests, the call log, and what the fidelities promise beside answers.
import { DescribeInstancesCommand, EC2Client, TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import { DescribeTasksCommand, ECSClient } from '@aws-sdk/client-ecs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createCallLog } from './calls.ts';
import { createDirect } from './direct.ts';
import { ecsTarget, rejection, scope, world } from './edge-fixture.ts';
import { loadServices } from './services.ts';
import type { EcsHandlers } from './table.ts';

beforeAll(() => loadServices(), 60_000);

describe('requests that no client would send', () => {
  it('an operation that AWS does not know', async () => {
    const { ask } = world();
    const json = await ask(ecsTarget('Conquer'), '{}');
    expect([json.status, JSON.parse(json.text)]).toEqual([400, { __type: 'UnknownOperationException' }]);
    const query = await ask(scope('autoscaling'), 'Action=Conquer&Version=2011-01-01');
    expect(query.status).toBe(400);
    expect(query.text).toContain('<Code>InvalidAction</Code>');
    const ec2Query = await ask(scope('ec2'), 'Action=Conquer&Version=2016-11-15');
    expect(ec2Query.text).toContain('<Response><Errors><Error><Code>InvalidAction</Code>');
  });

  it.each(['{"tasks":', '[]', '"x"', '{"tasks":"one"}', '{"tasks":[1]}', '\u0000'])(
    'a JSON body like %j',
    async (body) => {
      const { ask, bugs } = world();
      const { status, text } = await ask(ecsTarget('DescribeTasks'), body);
      expect([status, JSON.parse(text).__type]).toEqual([400, 'SerializationException']);
      expect(bugs).toEqual([]);
    },
  );

  it.each(['Action=%ZZ', `${'a.'.repeat(100_000)}=1`, '=1'])(
    'a form that starts like %.12s',
    async (body) => {
      const { status, text } = await world().ask(scope('autoscaling'), body);
      expect(status).toBe(404);
      expect(text).toContain('<Code>MalformedQueryString</Code>');
    },
  );

  it('a number that is none', async () => {
    const { ask } = world();
    const form = 'Action=SetDesiredCapacity&AutoScalingGroupName=g&DesiredCapacity=many';
    expect((await ask(scope('autoscaling'), form)).text).toContain('<Code>MalformedInput</Code>');
    const describe = 'Action=TerminateInstances&DryRun=perhaps';
    expect((await ask(scope('ec2'), describe)).text).toContain('Value (perhaps) for parameter DryRun');
  });

  it('a service the sandbox does not have, or no AWS request at all', async () => {
    const { ask, front } = world();
    expect((await ask({ 'x-amz-target': 'DynamoDB_20120810.GetItem' }, '{}')).status).toBe(501);
    expect((await ask(scope('monitoring'), 'Action=ListMetrics')).status).toBe(501);
    const classic = await ask(
      scope('elasticloadbalancing'),
      'Action=DescribeLoadBalancers&Version=2012-06-01',
    );
    expect(classic.status).toBe(501);
    const browser = { method: 'GET', path: '/favicon.ico', headers: {}, body: new Uint8Array() };
    expect((await front.handle(browser)).status).toBe(403);
  });

  it('keys that would reach into prototypes', async () => {
    const { ask } = world();
    const body = '{"tasks":["t"],"__proto__":{"polluted":true},"constructor":{"x":1}}';
    const answer = await ask(ecsTarget('DescribeTasks'), body);
    expect([answer.status, answer.text]).toEqual([501, expect.stringContaining('parameter __proto__ of')]);
    await ask(scope('ec2'), 'Action=TerminateInstances&__proto__.polluted=1');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect((await ask(ecsTarget('constructor'), '{}')).status).toBe(400);
    expect((await ask({ 'x-amz-target': '__proto__.toString' }, '{}')).status).toBe(501);
  });
});

describe('the call log', () => {
  it('says who did what, when, and whether it changed anything', async () => {
    const { options, calls, ask } = world();
    await new ECSClient(options).send(new DescribeTasksCommand({ tasks: ['t'] }));
    await rejection(
      new EC2Client(options).send(new TerminateInstancesCommand({ InstanceIds: ['i'], DryRun: true })),
    );
    await rejection(new EC2Client(options).send(new DescribeInstancesCommand({})));
    await ask({ ...scope('ecs'), ...ecsTarget('StopTask') }, '{"task":"t"}');
    await ask(scope('sqs'), 'Action=ReceiveMessage&QueueUrl=q');
    const seen = calls
      .recent()
      .map((call) => [call.operation, call.caller, call.mutating, call.queue, call.outcome]);
    expect(seen).toEqual([
      ['DescribeTasks', 'someone', false, false, 'ok'],
      ['TerminateInstances', 'someone', false, false, 'InvalidInstanceID.NotFound'],
      ['DescribeInstances', 'someone', false, false, 'NotImplemented'],
      ['StopTask', 'AKID', true, false, 'ClusterNotFoundException'],
      ['ReceiveMessage', 'AKID', false, true, 'QueueDoesNotExist'],
    ]);
    expect(calls.counts()).toMatchObject({ total: 5, mutating: 1, queue: 1, throttled: 0 });
    expect(calls.counts().byOperation).toMatchObject({ 'ecs:DescribeTasks': 1, 'ec2:TerminateInstances': 1 });
    expect(calls.recent()[0]).toMatchObject({ sequence: 1, at: 5_000 });
  });
});

describe('calls of the real client in process', () => {
  it('finish in microtasks, so that an idle event loop means everyone waits', async () => {
    const { options } = world();
    const client = new ECSClient(options);
    for (const round of ['first', 'second']) {
      let answered = false;
      void client.send(new DescribeTasksCommand({ tasks: ['t'] })).then(() => (answered = true));
      await new Promise(setImmediate);
      expect(answered, round).toBe(true);
    }
  });

  it('share nothing with the handler, directly neither', async () => {
    const tags = [{ key: 'a', value: 'b' }];
    const table = { ecs: { DescribeTasks: () => ({ tasks: [{ tags }] }) } satisfies EcsHandlers };
    const direct = createDirect({ table, calls: createCallLog({ now: () => 0 }), host: '' });
    const output = (await direct('ecs', 'DescribeTasks', { tasks: [] })) as {
      tasks: { tags: typeof tags }[];
    };
    output.tasks[0]!.tags[0]!.value = 'changed';
    expect(tags[0]!.value).toBe('b');
  });
});
