// Which rules of EventBridge tell of interruptions and of waiting hooks, by their patterns.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import { heardBy, readSignalRules } from './event-signals.ts';

const SPOT = 'EC2 Spot Instance Interruption Warning';
const HOOK = 'EC2 Instance-terminate Lifecycle Action';
const heard = (pattern: unknown, State: 'ENABLED' | 'DISABLED' = 'ENABLED') =>
  heardBy({ State, EventPattern: typeof pattern === 'string' ? pattern : JSON.stringify(pattern) });

describe('a rule', () => {
  it.each<[string, unknown, string[]]>([
    ['that names both', { source: ['aws.ec2'], 'detail-type': [SPOT] }, ['spotInterruption']],
    ['that names the type alone', { 'detail-type': [SPOT, HOOK] }, ['spotInterruption', 'terminateHook']],
    ['of all that Auto Scaling says', { source: ['aws.autoscaling'] }, ['terminateHook']],
    ['by prefix', { 'detail-type': [{ prefix: 'EC2 Spot' }] }, ['spotInterruption']],
    [
      'by a filter that is not read',
      { 'detail-type': [{ wildcard: 'EC2 *' }] },
      ['spotInterruption', 'terminateHook'],
    ],
    ['of something else', { source: ['aws.ecs'] }, []],
    ['with the right type of another source', { source: ['my.app'], 'detail-type': [SPOT] }, []],
    ['whose pattern is none', 'rate(1 minute)', []],
    ['with a field that is no list', { source: 'aws.ec2' }, []],
  ])('%s', (_, pattern, signals) => {
    expect(heard(pattern)).toMatchObject({ signals });
  });
  it('that is switched off, or runs by the clock, hears nothing', () => {
    expect(heard({ 'detail-type': [SPOT] }, 'DISABLED').signals).toEqual([]);
    expect(heardBy({ State: 'ENABLED' }).signals).toEqual([]);
  });
  it('that looks at more than the type may let through some only', () => {
    for (const more of [{ detail: { Origin: ['EC2'] } }, { resources: ['arn:x'] }, { $or: [] }])
      expect(heard({ 'detail-type': [HOOK], ...more })).toEqual({
        signals: ['terminateHook'],
        narrowed: true,
      });
    const prefix = { detail: { AutoScalingGroupName: [{ prefix: 'web' }] } };
    expect(heard({ 'detail-type': [HOOK], ...prefix }).narrowed).toBe(true);
    expect(heard({ 'detail-type': [HOOK] }).narrowed).toBe(false);
  });
});

it('hears of the groups that it names, and of no interruption then', () => {
  const named = { detail: { AutoScalingGroupName: ['a', 'b'] } };
  expect(heard(named)).toEqual({ signals: ['terminateHook'], narrowed: false, groups: ['a', 'b'] });
});

it('hears of its own account and Region, where it asks for one', () => {
  const Arn = 'arn:aws:events:eu-west-1:111122223333:rule/all';
  const of = (pattern: object) =>
    heardBy({ Arn, State: 'ENABLED', EventPattern: JSON.stringify({ source: ['aws.ec2'], ...pattern }) });
  const spot = { signals: ['spotInterruption'], narrowed: false };
  expect(of({ account: ['111122223333'], region: ['eu-west-1'] })).toEqual(spot);
  expect(of({ account: ['444455556666'] }).signals).toEqual([]);
  expect(of({ region: ['us-east-1'] }).signals).toEqual([]);
});

it('hears what the rules of manifests/ are for', () => {
  const rule = (name: string) =>
    heard(readFileSync(join(import.meta.dirname, `../../manifests/events/${name}.json`), 'utf8'));
  expect(rule('ec2')).toEqual({ signals: ['spotInterruption'], narrowed: false });
  expect(rule('autoscaling')).toMatchObject({ signals: ['terminateHook'], narrowed: false });
  expect(rule('ecs').signals).toEqual([]);
});

it('reads all pages of rules, and the targets of those that matter', async () => {
  const asked: unknown[] = [];
  const ports = portFromCall(async (_, operation, input) => {
    asked.push([operation, input]);
    if (operation === 'ListTargetsByRule') return { Targets: [{ Arn: 'arn:queue' }] };
    const { NextToken } = input as { NextToken?: string };
    const [name, type] = NextToken === undefined ? ['other', 'x'] : ['spot', SPOT];
    const rule = { Name: name, State: 'ENABLED', EventPattern: JSON.stringify({ 'detail-type': [type] }) };
    return { Rules: [rule], ...(NextToken === undefined && { NextToken: 'more' }) };
  });
  expect(await readSignalRules(ports)).toEqual([
    { name: 'spot', signals: ['spotInterruption'], narrowed: false, targets: ['arn:queue'] },
  ]);
  expect(asked).toHaveLength(3);
});
