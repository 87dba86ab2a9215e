// Which events a rule lets through, as far as they are about instances of the cluster.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EVENT_TYPES, readTypeRules, typesOf } from './event-types.ts';

const clusterArn = 'arn:aws:ecs:ap-northeast-1:111122223333:cluster/web-prod';
const about = { clusterArn, groups: ['web-on-demand'] };
const shipped = (name: string) =>
  readFileSync(join(import.meta.dirname, `../../manifests/events/${name}.json`), 'utf8');
const SPOT = 'EC2 Spot Instance Interruption Warning';
const HOOK = 'EC2 Instance-terminate Lifecycle Action';

describe('the types of event that a rule lets through', () => {
  it('are, of the shipped rules together, all that Sluice knows', () => {
    const all = ['ec2', 'autoscaling', 'ecs'].flatMap((name) => typesOf(shipped(name), about));
    expect(all.sort()).toEqual(Object.keys(EVENT_TYPES).sort());
  });

  it('are none of another group or cluster', () => {
    expect(typesOf(shipped('autoscaling'), { ...about, groups: ['other'] })).toEqual([]);
    expect(typesOf(shipped('ecs'), { ...about, clusterArn: `${clusterArn}-2` })).toEqual([]);
    expect(typesOf(shipped('ec2'), { clusterArn: '', groups: [] })).toContain(SPOT);
  });

  it.each([
    [{ 'detail-type': [SPOT] }, [SPOT]],
    [{ source: ['aws.autoscaling'] }, [HOOK]],
    [{ source: [{ prefix: 'aws.auto' }], 'detail-type': [HOOK] }, [HOOK]],
    [{ source: ['aws.s3'] }, []],
    [{ source: ['aws.ec2'], 'detail-type': ['EC2 Something Else'] }, []],
  ])('are of %j %j: what is no plain list counts as fulfilled', (pattern, types) =>
    expect(typesOf(JSON.stringify(pattern), about)).toEqual(types),
  );

  it.each(['', 'no json', '[]', 'null'])('never fail, whatever the pattern: %j', (pattern) =>
    expect(Array.isArray(typesOf(pattern, about))).toBe(true),
  );
});

it('reads all pages of rules and of their targets, of rules that are enabled and match', async () => {
  const rule = (Name: string, State?: string) => ({ Name, State, EventPattern: shipped('ec2') });
  const asked: unknown[] = [];
  const events = {
    listRules: async ({ NextToken }: { NextToken?: string }) =>
      NextToken === undefined
        ? { Rules: [rule('a', 'ENABLED'), rule('off', 'DISABLED')], NextToken: '2' }
        : { Rules: [rule('b'), { Name: 'nightly', ScheduleExpression: 'rate(1 day)' }] },
    listTargetsByRule: async (input: { Rule?: string; NextToken?: string }) => {
      asked.push(input.Rule);
      const Targets = [{ Id: '1', Arn: `arn:${input.Rule}${input.NextToken ?? ''}` }];
      return { Targets, NextToken: input.NextToken === undefined ? 'x' : undefined };
    },
  };
  const rules = await readTypeRules({ events } as never, about);
  expect(rules.map(({ name, targets }) => [name, targets])).toEqual([
    ['a', ['arn:a', 'arn:ax']],
    ['b', ['arn:b', 'arn:bx']],
  ]);
  expect(new Set(asked)).toEqual(new Set(['a', 'b']));
});
