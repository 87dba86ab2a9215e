// EventBridge: rules with patterns, their targets, and how events arrive: late, twice, in any order, or not at all.
import { describe, expect, it } from 'vitest';
import { emit } from '../world/bus.ts';
import { type Account, faultOf, testAccount } from './test-account.ts';

const arnOf = (name: string) => `arn:aws:sqs:ap-northeast-1:111122223333:${name}`;
const QueueUrl = 'http://127.0.0.1:4566/111122223333/events';
const open = JSON.stringify({
  Statement: { Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sqs:SendMessage' },
});

function withRule(settings: Parameters<typeof testAccount>[0] = {}, pattern: object = { source: ['mine'] }) {
  const account = testAccount({ eventDoubles: 0, ...settings });
  account.events.PutRule({ Name: 'r', EventPattern: JSON.stringify(pattern) });
  account.events.PutTargets({ Rule: 'r', Targets: [{ Id: 'q', Arn: arnOf('events') }] });
  account.sqs.SetQueueAttributes({ QueueUrl, Attributes: { Policy: open } });
  return account;
}

const put = ({ events }: Account, entry: object = {}) =>
  events.PutEvents({ Entries: [{ Source: 'mine', DetailType: 'T', Detail: '{"a":1}', ...entry }] }) as any;

const bodies = ({ world }: Account, queue = 'events') =>
  [...world.queues.get(queue)!.messages.values()].map(({ body }) => JSON.parse(body));

describe('an event (aws-facts.md §3.1, §3.3)', () => {
  it('arrives whole in the queue of a rule that matches, and nowhere else', () => {
    const account = withRule({}, { source: ['mine'], detail: { a: [1] } });
    const { Entries } = put(account);
    put(account, { Detail: '{"a":2}' });
    account.pass(2);
    expect(bodies(account)).toEqual([
      {
        version: '0',
        id: Entries[0].EventId,
        'detail-type': 'T',
        source: 'mine',
        account: '111122223333',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        region: 'ap-northeast-1',
        resources: [],
        detail: { a: 1 },
      },
    ]);
  });

  it('may come twice, and in another order than it was sent', () => {
    const account = withRule({ eventDoubles: 100 });
    for (let n = 0; n < 20; n++) put(account, { Detail: JSON.stringify({ n }) });
    account.pass(2);
    const order = bodies(account).map(({ detail }) => detail.n);
    expect(order).toHaveLength(40);
    expect(order).not.toEqual([...order].sort((a, b) => a - b));
  });

  it('of EC2 may be lost, one of ECS never', () => {
    const account = withRule({ eventLoss: 50 }, { account: ['111122223333'] });
    for (let n = 0; n < 100; n++) {
      for (const source of ['aws.ec2', 'aws.ecs']) {
        emit(account.world, { source, detailType: 'T', resources: [], detail: {} });
      }
    }
    account.pass(2);
    const from = (source: string) => bodies(account).filter((event) => event.source === source).length;
    expect(from('aws.ecs')).toBe(100);
    expect(from('aws.ec2')).toBeGreaterThan(20);
    expect(from('aws.ec2')).toBeLessThan(80);
  });

  it('is lost, doubled and delayed as a fault orders it, while the fault lasts', () => {
    const account = withRule();
    const until = account.world.engine.now + 60_000;
    account.world.troubles.events.push({ until, lose: 100, double: 100, delayMs: 10_000 });
    put(account);
    account.pass(9);
    expect(bodies(account)).toHaveLength(0);
    account.pass(3);
    expect(bodies(account)).toHaveLength(2);
  });

  it('for a queue that is not there, or that does not let EventBridge in, goes straight to the dead letters', () => {
    const account = withRule();
    account.sqs.CreateQueue({ QueueName: 'dead' });
    const targets = (queue: string) =>
      account.events.PutTargets({
        Rule: 'r',
        Targets: [{ Id: 'q', Arn: arnOf(queue), DeadLetterConfig: { Arn: arnOf('dead') } }],
      });
    targets('gone');
    put(account);
    account.pass(2);
    account.sqs.CreateQueue({ QueueName: 'closed' });
    targets('closed');
    put(account);
    account.pass(2);
    const dead = [...account.world.queues.get('dead')!.messages.values()];
    expect(dead.map(({ attributes }) => attributes.ERROR_CODE?.StringValue)).toEqual([
      'NO_RESOURCE',
      'NO_PERMISSIONS',
    ]);
    expect(dead[0]!.attributes.TARGET_ARN?.StringValue).toBe(arnOf('gone'));
  });

  it('put by a caller fails on its own: no source of AWS, a detail that is an object', () => {
    const account = withRule();
    expect(put(account, { Source: 'aws.ecs' }).Entries[0].ErrorCode).toBe('NotAuthorizedForSource');
    expect(put(account, { Detail: '7' }).Entries[0].ErrorCode).toBe('MalformedDetail');
    expect(put(account, { Detail: undefined })).toMatchObject({
      FailedEntryCount: 1,
      Entries: [{ ErrorCode: 'InvalidArgument' }],
    });
  });
});

describe('rules (aws-facts.md §3.1)', () => {
  it('are described, listed, switched off, and deleted once they have no targets', () => {
    const account = withRule();
    const { events } = account;
    expect(events.DescribeRule({ Name: 'r' })).toMatchObject({
      State: 'ENABLED',
      EventPattern: '{"source":["mine"]}',
    });
    expect(events.ListRuleNamesByTarget({ TargetArn: arnOf('events') })).toMatchObject({ RuleNames: ['r'] });
    events.DisableRule({ Name: 'r' });
    put(account);
    account.pass(2);
    expect(bodies(account)).toEqual([]);
    expect(faultOf(() => events.DeleteRule({ Name: 'r' }))).toMatch(/^ValidationException: .*has targets/);
    expect(events.RemoveTargets({ Rule: 'r', Ids: ['q', 'x'] })).toMatchObject({
      FailedEntryCount: 1,
      FailedEntries: [{ TargetId: 'x' }],
    });
    events.DeleteRule({ Name: 'r' });
    expect(events.ListRules({})).toMatchObject({ Rules: [] });
    expect(faultOf(() => events.DescribeRule({ Name: 'r' }))).toMatch(/^ResourceNotFoundException/);
  });

  it('have tags, from the start or later', () => {
    const { events } = withRule();
    const tags = [{ Key: 'a', Value: '1' }];
    const { RuleArn } = events.PutRule({ Name: 't', EventPattern: '{"source":["x"]}', Tags: tags }) as any;
    events.TagResource({ ResourceARN: RuleArn, Tags: [{ Key: 'b', Value: '2' }] });
    events.UntagResource({ ResourceARN: RuleArn, TagKeys: ['a'] });
    expect(events.ListTagsForResource({ ResourceARN: RuleArn })).toEqual({
      Tags: [{ Key: 'b', Value: '2' }],
    });
    expect(faultOf(() => events.ListTagsForResource({ ResourceARN: 'arn:x/none' }))).toMatch(
      /^ResourceNotFoundException/,
    );
  });

  it('have at most five targets, ten in a call, and patterns of 4096 characters', () => {
    const { events } = withRule();
    const targets = (count: number) =>
      faultOf(() =>
        events.PutTargets({
          Rule: 'r',
          Targets: Array.from({ length: count }, (_, n) => ({ Id: `t${n}`, Arn: arnOf('events') })),
        }),
      );
    expect(targets(4)).toBe('no fault');
    expect(targets(5)).toMatch(/^LimitExceededException/);
    expect(targets(11)).toMatch(/^ValidationException/);
    const pattern = (EventPattern: string) => faultOf(() => events.PutRule({ Name: 'p', EventPattern }));
    expect(pattern(`{"source":["${'x'.repeat(4096)}"]}`)).toMatch(/^InvalidEventPatternException/);
    expect(pattern('{"source":"x"}')).toMatch(/^InvalidEventPatternException: Event pattern is not valid/);
    expect(faultOf(() => events.PutRule({ Name: 'p', ScheduleExpression: 'rate(1 hour)' }))).toMatch(
      /^NotImpl/,
    );
    expect(faultOf(() => events.ListRules({ EventBusName: 'other' }))).toMatch(/^ResourceNotFoundException/);
  });

  it('that a scenario’s queue asks for are rules like others, and patterns can be tried out', () => {
    const { events } = testAccount();
    const Event = JSON.stringify({
      id: '1',
      account: '1',
      source: 's',
      time: 't',
      region: 'r',
      resources: [],
      'detail-type': 'T',
    });
    expect(events.TestEventPattern({ EventPattern: '{"source":["s"]}', Event })).toEqual({ Result: true });
    expect(faultOf(() => events.TestEventPattern({ EventPattern: '{"source":["s"]}', Event: '{}' }))).toMatch(
      /^ValidationException/,
    );
  });
});
