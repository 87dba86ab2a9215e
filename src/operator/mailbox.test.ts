// Holding messages and letting go of them: a message is deleted only when what it says is durable or done.
import { describe, expect, it } from 'vitest';
import { inService, instance, now, observation } from '#act/fixtures.ts';
import type { Notice, NoticeKind } from '#model/notice.ts';
import type { InstanceFacts, Observation } from '#model/observation.ts';
import { packMemory } from '#plan/memory.ts';
import { createMailbox } from './mailbox.ts';
import { isSettled } from './settled.ts';

const notice = (kind: NoticeKind, at = now - 5_000): Notice => ({
  kind,
  instanceId: 'i-1',
  at,
  channel: 'event',
});

describe('the mailbox', () => {
  it('holds a notice once, however often it is told, and returns every receipt', () => {
    const mailbox = createMailbox();
    const spoken = { notice: notice('spotInterruption') };
    expect(mailbox.hold({ messageId: 'm1', receipt: 'r1', ...spoken }, now)).toBe('news');
    expect(mailbox.hold({ messageId: 'm1', receipt: 'r2', ...spoken }, now)).toBe('known');
    expect(mailbox.hold({ messageId: 'm2', receipt: 'r3', ...spoken }, now)).toBe('known');
    expect(mailbox.notices()).toHaveLength(1);
    expect([...mailbox.release(() => true)]).toEqual([
      ['m1', 'r2'],
      ['m2', 'r3'],
    ]);
    expect(mailbox.size).toBe(0);
  });

  it('keeps what is not settled', () => {
    const mailbox = createMailbox();
    mailbox.hold({ messageId: 'm1', receipt: 'r1', notice: notice('spotInterruption') }, now);
    mailbox.hold({ messageId: 'm2', receipt: 'r2', notice: notice('rebalance') }, now);
    expect([...mailbox.release(({ receipts }) => receipts.has('m1'))]).toEqual([['m1', 'r1']]);
    expect(mailbox.notices()).toEqual([notice('rebalance')]);
  });

  it('does not grow with a flood: of one notice ten messages are kept, of many notices so many', () => {
    const mailbox = createMailbox();
    const tell = (messageId: string, at?: number) =>
      mailbox.hold({ messageId, receipt: 'r', notice: notice('rebalance', at) }, now);
    const answers = Array.from({ length: 12 }, (_, n) => tell(`m${n}`));
    expect(answers.slice(9)).toEqual(['known', 'surplus', 'surplus']);
    expect(tell('m3')).toBe('known');
    for (let n = 0; n < 50_001; n += 1) tell(`other${n}`, n);
    expect(mailbox.size).toBe(50_000);
    expect(tell('one more', now)).toBe('news');
    expect(mailbox.release(() => true).size).toBe(50_009);
  });
});

const receivedAt = now - 1_000;
const remembered = packMemory({ why: 'spotInterruption', since: now, until: now + 1, tookTargets: false });
const wishUntil = (until: number | undefined) =>
  packMemory({ why: 'person', since: now, tookTargets: false, ...(until !== undefined && { until }) });
const withMemory = (memory?: string) => ({
  container: { arn: 'ci-1', status: 'DRAINING', agentConnected: true, version: 1, memory },
});
const seen = (instances: readonly InstanceFacts[], differs: Partial<Observation['parts']> = {}) => {
  const base = observation(instances);
  return { observation: { ...base, parts: { ...base.parts, ...differs } } };
};
const settled = (told: Notice, ...clusters: Parameters<typeof isSettled>[1]) =>
  isSettled({ notice: told, receivedAt, receipts: new Map(), deliveredTo: new Set() }, clusters, now);
const spot = notice('spotInterruption');

describe('a spot notice is settled', () => {
  const rows: [string, InstanceFacts[], boolean][] = [
    ['not while nothing is written', [instance(withMemory())], false],
    [
      'not by a memory of something else',
      [instance(withMemory(packMemory({ why: 'lifecycleHook', since: now, tookTargets: false })))],
      false,
    ],
    ['when the memory is written', [instance(withMemory(remembered))], true],
    ["when a person's wish has taken it up", [instance(withMemory(wishUntil(now + 1)))], true],
    ["not by a person's wish alone", [instance(withMemory(wishUntil(undefined)))], false],
    ['when a newer version of us has it', [instance(withMemory('v9:???'))], true],
    ['when the instance has ended', [instance({ ec2State: 'terminated' })], true],
    ['when nobody knows the instance', [], true],
    ['when it is in no pool', [inService({ pool: undefined })], true],
    ['when it is no spot instance', [inService({ market: 'on-demand' })], true],
    ['when it was launched after the event', [inService({ launchedAt: now })], true],
  ];
  it.each(rows)('%s', (_, instances, expected) => {
    expect(settled(spot, seen(instances))).toBe(expected);
  });

  it('never by a reading that is older than the message, incomplete, or missing', () => {
    expect(settled(spot, { observation: undefined })).toBe(false);
    expect(settled(spot, seen([], { pools: { at: receivedAt, complete: true } }))).toBe(false);
    expect(settled(spot, seen([], { containerInstances: { at: now, complete: false } }))).toBe(false);
    expect(settled(spot, seen([]), { observation: undefined })).toBe(false);
  });

  it('after five minutes in any case', () => {
    expect(settled(notice('spotInterruption', now - 300_001), { observation: undefined })).toBe(true);
  });
});

describe('other messages are settled', () => {
  it('by a look that began after they came', () => {
    expect(settled(notice('lifecycleHook'), seen([instance()]))).toBe(true);
    expect(settled(notice('rebalance'), seen([inService()]))).toBe(true);
  });
});

describe('of a cluster that another replica holds', () => {
  const held = (deliveredTo: string[]) => ({
    notice: spot,
    receivedAt,
    receipts: new Map(),
    deliveredTo: new Set(deliveredTo),
  });
  const standby = { ...seen([instance(withMemory())]), standby: '1/r/web' };
  const stale = { ...seen([], { pools: { complete: true, at: receivedAt - 1 } }), standby: '1/r/other' };

  it('a notice is settled once the holder will find it, and not before', () => {
    expect(isSettled(held([]), [standby], now)).toBe(false);
    expect(isSettled(held(['1/r/other']), [standby], now)).toBe(false);
    expect(isSettled(held(['1/r/web']), [standby], now)).toBe(true);
  });
  it('nobody who merely stands by has to look when its cluster is known', () => {
    expect(isSettled(held(['1/r/web']), [standby, stale], now)).toBe(true);
  });
  it('while nobody knows its instance all have to look', () => {
    expect(isSettled(held([]), [{ ...seen([]), standby: '1/r/web' }, stale], now)).toBe(false);
    expect(isSettled(held([]), [{ ...seen([]), standby: '1/r/web' }], now)).toBe(true);
  });
  it('what is held here is still to be done here', () => {
    expect(isSettled(held(['1/r/web']), [standby, seen([instance(withMemory())])], now)).toBe(false);
  });
});
