// The least policy: what each mode and feature of a spec adds, where it holds, and that the sum of specs allows no more.
import { describe, expect, it } from 'vitest';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import { callerDocument, leaseGrants, trustDocument } from './extras.ts';
import { queueArn } from './places.ts';
import { MOST_CHARACTERS, policyFor, type Statement, sizeOf, split } from './policy.ts';

type Spec = ClusterSpec['spec'];
const spec = (over: Partial<Spec> = {}, name = 'web'): ClusterSpec => ({
  apiVersion: 'sluice.dev/v1alpha1',
  kind: 'ClusterSpec',
  metadata: { name },
  spec: { account: '111122223333', region: 'eu-west-1', cluster: name, mode: 'drain', ...over },
});
const group = { name: 'g', autoScalingGroup: { name: 'web-g' } };
const actionsOf = (specs: ClusterSpec[]) =>
  policyFor(specs).document.Statement.flatMap(({ Action }) => Action);
const of = (specs: ClusterSpec[], action: string): Statement[] =>
  policyFor(specs).document.Statement.filter(({ Action }) => Action.includes(action));

describe('the least policy', () => {
  it('of mode observe reads, and nothing else', () => {
    const actions = actionsOf([spec({ mode: 'observe', pools: [group] })]);
    expect(actions.length).toBeGreaterThan(10);
    expect(actions.filter((action) => !/:(Describe|List)/.test(action))).toEqual([]);
  });

  it('grows with each rung, and never loses anything on the way', () => {
    const rungs = (['observe', 'protect', 'drain', 'scale'] as const).map((mode) =>
      actionsOf([spec({ mode, pools: [group] })]),
    );
    for (const [index, rung] of rungs.entries())
      expect(rungs[index + 1] ?? rung).toEqual(expect.arrayContaining(rung));
    expect(new Set(rungs.map(({ length }) => length)).size).toBe(4);
  });

  it.each<[string, Partial<Spec>, string]>([
    ['a group', { pools: [group] }, 'autoscaling:EnterStandby'],
    [
      'a hook',
      { pools: [{ ...group, lifecycleHook: { name: 'h' } }] },
      'autoscaling:CompleteLifecycleAction',
    ],
    [
      'a hook to manage',
      { pools: [{ ...group, lifecycleHook: { name: 'h', manage: true } }] },
      'autoscaling:PutLifecycleHook',
    ],
    ['a fleet', { pools: [{ name: 'f', spotFleet: { id: 'sfr-1' } }] }, 'ec2:TerminateInstances'],
    ['a queue', { events: { queue: 'q' } }, 'sqs:ReceiveMessage'],
    ['a signal', { workloads: [{ match: {}, quiesce: { queue: 'q' } }] }, 'sqs:SendMessage'],
    [
      'a topic',
      { workloads: [{ match: {}, quiesce: { topic: 'arn:aws:sns:eu-west-1:111122223333:t' } }] },
      'sns:Publish',
    ],
  ])('has what %s needs only where there is one', (_, over, action) => {
    expect(actionsOf([spec(over)])).toContain(action);
    expect(actionsOf([spec()])).not.toContain(action);
  });

  it('binds writes to the cluster, the group by name and the fleet by id', () => {
    const pools = [group, { name: 'f', spotFleet: { id: 'sfr-1' } }];
    const specs = [spec({ mode: 'scale', pools })];
    expect(of(specs, 'ecs:UpdateContainerInstancesState')).toMatchObject([
      {
        Resource: 'arn:aws:ecs:eu-west-1:111122223333:container-instance/web/*',
        Condition: { ArnEquals: { 'ecs:cluster': ['arn:aws:ecs:eu-west-1:111122223333:cluster/web'] } },
      },
    ]);
    expect(of(specs, 'autoscaling:SetDesiredCapacity')[0]!.Resource).toBe(
      'arn:aws:autoscaling:eu-west-1:111122223333:autoScalingGroup:*:autoScalingGroupName/web-g',
    );
    expect(of(specs, 'ec2:ModifySpotFleetRequest')[0]!.Resource).toMatch(/:spot-fleet-request\/sfr-1$/);
    expect(of(specs, 'ec2:TerminateInstances')[0]!.Condition).toEqual({
      StringLike: { 'aws:ResourceTag/aws:ec2spot:fleet-request-id': ['sfr-1'] },
    });
  });

  it('knows the partitions of China and GovCloud', () => {
    expect(of([spec({ region: 'cn-north-1' })], 'ecs:DescribeClusters')[0]!.Resource).toMatch(/^arn:aws-cn:/);
    expect(of([spec({ region: 'us-gov-west-1' })], 'ecs:StopTask')[0]!.Resource).toMatch(/^arn:aws-us-gov:/);
  });

  it('of two specs writes in neither more than its own mode asks for', () => {
    const specs = [spec({ mode: 'protect', pools: [group] }), spec({ mode: 'drain' }, 'batch')];
    expect(of(specs, 'ecs:StopTask').map(({ Resource }) => Resource)).toEqual([
      'arn:aws:ecs:eu-west-1:111122223333:task/batch/*',
    ]);
    expect(actionsOf(specs)).not.toContain('autoscaling:EnterStandby');
    // Both clusters in one statement, as the resource is the same.
    expect(of(specs, 'ecs:ListTasks').map(({ Condition }) => Condition)).toEqual([
      { ArnEquals: { 'ecs:cluster': [expect.stringMatching(/web$/), expect.stringMatching(/batch$/)] } },
    ]);
  });

  it('keeps fleets with several tags apart: no sum of their values is allowed', () => {
    const fleet = (name: string, tag: Record<string, string>) => ({ name, spotFleet: { tag } });
    const pools = [fleet('a', { app: 'x', env: 'prod' }), fleet('b', { app: 'y', env: 'test' })];
    const statements = of([spec({ mode: 'scale', pools })], 'ec2:ModifySpotFleetRequest');
    expect(statements.map(({ Condition }) => Condition)).toEqual([
      { StringEquals: { 'aws:ResourceTag/app': ['x'], 'aws:ResourceTag/env': ['prod'] } },
      { StringEquals: { 'aws:ResourceTag/app': ['y'], 'aws:ResourceTag/env': ['test'] } },
    ]);
    expect(new Set(statements.map(({ Sid }) => Sid)).size).toBe(2);
  });

  it('has a reason in words for each action, and each action once in a statement', () => {
    const { document, reasons } = policyFor([spec({ mode: 'scale', pools: [group] })]);
    const actions = document.Statement.flatMap(({ Action }) => Action);
    expect(reasons.map(({ action }) => action).sort()).toEqual([...actions].sort());
    expect(reasons.filter(({ why, when }) => why.length < 10 || when.length < 5)).toEqual([]);
  });

  it('that is too large is split at its statements', () => {
    const many = Array.from({ length: 80 }, (_, n) => spec({ pools: [group] }, `cluster-number-${n}`));
    const { document } = policyFor(many);
    expect(sizeOf(document)).toBeGreaterThan(MOST_CHARACTERS);
    const parts = split(document);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.flat()).toEqual(document.Statement.map(({ Sid }) => Sid));
  });
});

describe('queues', () => {
  const where = { region: 'eu-west-1', account: '111122223333' };
  it.each([
    ['q', 'arn:aws:sqs:eu-west-1:111122223333:q'],
    ['arn:aws:sqs:us-east-1:444455556666:q', 'arn:aws:sqs:us-east-1:444455556666:q'],
    ['https://sqs.us-east-1.amazonaws.com/444455556666/q', 'arn:aws:sqs:us-east-1:444455556666:q'],
    ['http://127.0.0.1:4566/444455556666/q', 'arn:aws:sqs:eu-west-1:444455556666:q'],
  ])('%s is %s', (queue, arn) => expect(queueArn(where, queue)).toBe(arn));
});

describe('besides', () => {
  it('leases need the table; without one the tags of the queue say who lives', () => {
    const { document } = policyFor([spec({ mode: 'drain', events: { queue: 'q' } })], {
      also: leaseGrants('sluice'),
    });
    const find = (sid: string) => document.Statement.find(({ Sid }) => Sid === sid);
    expect(find('SluiceLeases')!.Resource).toBe('arn:aws:dynamodb:eu-west-1:111122223333:table/sluice');
    expect(find('SluiceHeartbeat')).toMatchObject({
      Action: ['sqs:ListQueueTags', 'sqs:TagQueue'],
      Resource: 'arn:aws:sqs:eu-west-1:111122223333:q',
    });
  });

  it('a role is assumed by its caller, whom it trusts with the external id', () => {
    const arn = 'arn:aws:iam::111122223333:role/sluice';
    const specs = [spec({ assumeRole: { arn, externalId: 'secret-word' } })];
    expect(callerDocument(specs)!.Statement).toMatchObject([{ Action: ['sts:AssumeRole'], Resource: arn }]);
    expect(callerDocument([spec()])).toBeUndefined();
    expect(trustDocument(specs, 'arn:aws:iam::999988887777:role/op')).toMatchObject({
      Statement: [
        {
          Principal: { AWS: 'arn:aws:iam::999988887777:role/op' },
          Condition: { StringEquals: { 'sts:ExternalId': ['secret-word'] } },
        },
      ],
    });
  });
});
