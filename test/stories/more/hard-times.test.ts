// The stories in hard times: the operator is killed again and again, its queue is silent, AWS refuses its memory.
import { describe, expect, it } from 'vitest';
import { brokenPromises } from '#simulate/report.ts';
import { live } from '../../support/story.ts';

const PATIENCE = { timeout: 120_000 };
const every = (seconds: number, until: number) =>
  Array.from({ length: Math.floor(until / seconds) }, (_, n) => (n + 1) * seconds);

describe('killed with SIGKILL and started again, nothing is lost', PATIENCE, () => {
  it.each([7.3, 31])('every %d seconds through a spot storm', async (seconds) => {
    const report = await live('spot-reclaim', {
      policy: 'sluice',
      seed: 3,
      duration: '16m',
      killsAtSeconds: every(seconds, 960),
    });
    expect(report.interruptions.noticed).toBeGreaterThan(3);
    // Every process asks once whose account it is in.
    expect(report.api.calls['sts:GetCallerIdentity']).toBeGreaterThan(900 / seconds);
    expect(brokenPromises(report)).toEqual([]);
  });

  it('every 11 seconds while the group ends instances', async () => {
    const report = await live('scale-in-kills-tasks', {
      policy: 'sluice',
      seed: 3,
      duration: '25m',
      killsAtSeconds: every(11.1, 1500),
    });
    expect(report.instances.terminated).toBe(2);
    expect(brokenPromises(report)).toEqual([]);
  });
});

describe('polling alone converges (law 1)', PATIENCE, () => {
  it.each(['spot-reclaim', 'scale-in-kills-tasks'])('%s, with every event lost', async (name) => {
    const report = await live(name, { policy: 'sluice', seed: 5, duration: '25m', silentQueue: true });
    expect(report.instances.terminated).toBeGreaterThan(1);
    expect(report.api.calls['sqs:DeleteMessageBatch']).toBeUndefined();
    expect(brokenPromises(report)).toEqual([]);
  });
});

describe('memory that ECS does not take', PATIENCE, () => {
  it('goes into an EC2 tag, once, and survives kills there', async () => {
    const report = await live('spot-reclaim', {
      policy: 'sluice',
      seed: 2,
      duration: '18m',
      settings: { attributesOnDraining: false },
      killsAtSeconds: every(29, 1080),
    });
    expect(brokenPromises(report)).toEqual([]);
    expect(report.api.calls['ec2:CreateTags']).toBeGreaterThan(0);
    expect(report.api.calls['ecs:PutAttributes']).toBeLessThan(40);
  });
});
