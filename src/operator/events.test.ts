// What queue messages are taken for. Whatever comes, nothing throws.
import { describe, expect, it } from 'vitest';
import { parseEvent } from './events.ts';

const now = Date.parse('2026-11-22T05:00:00Z');
const event = (type: string, detail: unknown, time = '2026-11-22T04:59:59Z') =>
  JSON.stringify({ 'detail-type': type, time, detail });
const spot = 'EC2 Spot Instance Interruption Warning';

describe('notices', () => {
  it.each([
    [spot, { 'instance-id': 'i-1234567890abcdef0', 'instance-action': 'terminate' }, 'spotInterruption'],
    ['EC2 Instance Rebalance Recommendation', { 'instance-id': 'i-1234567890abcdef0' }, 'rebalance'],
    [
      'EC2 Instance-terminate Lifecycle Action',
      { EC2InstanceId: 'i-1234567890abcdef0', LifecycleHookName: 'x' },
      'lifecycleHook',
    ],
  ])('%s', (type, detail, kind) => {
    expect(parseEvent(event(type, detail), now)).toEqual({
      kind: 'notice',
      notice: { kind, instanceId: 'i-1234567890abcdef0', at: now - 1_000, channel: 'event' },
    });
  });

  it('carry nothing but a name and a time, whatever else is in them', () => {
    const forged = {
      'instance-id': 'i-1234567890abcdef0',
      version: 999_999_999,
      status: 'INACTIVE',
      pool: 'x',
    };
    expect(JSON.stringify(parseEvent(event(spot, forged), now))).not.toMatch(/999|INACTIVE|pool/);
  });
});

describe('hints', () => {
  it.each([
    ['ECS Task State Change', { clusterArn: 'arn:c', version: 6 }, { kind: 'hint', clusterArn: 'arn:c' }],
    [
      'ECS Container Instance State Change',
      { clusterArn: 'arn:c', ec2InstanceId: 'i-0123456789' },
      { kind: 'hint', clusterArn: 'arn:c', instanceId: 'i-0123456789' },
    ],
    [
      'EC2 Instance State-change Notification',
      { 'instance-id': 'i-0123456789', state: 'running' },
      { kind: 'hint', instanceId: 'i-0123456789' },
    ],
  ])('%s', (type, detail, hint) => {
    expect(parseEvent(event(type, detail), now)).toEqual(hint);
  });
});

describe('what is left where it is', () => {
  it.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['the order of a shop', '{"order":17}'],
    ['a test notification of a hook', '{"Event":"autoscaling:TEST_NOTIFICATION"}'],
  ])('%s is no event of EventBridge', (_, body) => {
    expect(parseEvent(body, now)).toMatchObject({ kind: 'ignored', foreign: true });
  });

  it('an event that is not understood is not', () => {
    expect(parseEvent(event('Something New', {}), now)).not.toHaveProperty('foreign');
  });
});

describe('a notice whose time is not believed', () => {
  it.each<[string, string, number?]>([
    ['2026-11-22T04:54:59Z', 'a notice that is long past: spotInterruption of 2026-11-22T04:54:59.000Z'],
    [
      '2026-11-23T05:00:00Z',
      'a notice without a believable time: spotInterruption of 2026-11-23T05:00:00.000Z',
      86_400_000,
    ],
    ['soon', 'a notice without a believable time: spotInterruption of no time'],
  ])('of %s names its instance, for the log', (time, why, aheadMs) => {
    const instanceId = 'i-1234567890abcdef0';
    const body = event(spot, { 'instance-id': instanceId }, time);
    expect(parseEvent(body, now)).toEqual({
      kind: 'ignored',
      why,
      instanceId,
      ...(aheadMs !== undefined && { aheadMs }),
    });
  });
});

describe('everything else is ignored', () => {
  const detail = { 'instance-id': 'i-1234567890abcdef0' };
  it.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['JSON that is no object', '[1]'],
    ['null', 'null'],
    ['a test notification of a hook', '{"Event":"autoscaling:TEST_NOTIFICATION"}'],
    ['an unknown type', event('Something New', detail)],
    ['a type from the prototype', event('constructor', detail)],
    ['detail that is no object', event(spot, 'x')],
    ['no instance id', event(spot, {})],
    ['an instance id that is none', event(spot, { 'instance-id': 'i-1; drop' })],
    ['a nested instance id', event(spot, { 'instance-id': { toString: 1 } })],
    ['no time', JSON.stringify({ 'detail-type': spot, detail })],
    ['a time that is none', event(spot, detail, 'soon')],
    ['a notice of five minutes ago', event(spot, detail, '2026-11-22T04:54:59Z')],
    ['a notice from tomorrow', event(spot, detail, '2026-11-23T05:00:00Z')],
  ])('%s', (_, body) => {
    expect(parseEvent(body, now).kind).toBe('ignored');
  });
});
