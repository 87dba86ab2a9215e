// Which instances a person may have drained, and which drains may be taken back; each no has a sentence of its own.
import { describe, expect, it } from 'vitest';
import type { Memory } from '#model/notice.ts';
import { packMemory } from '#plan/memory.ts';
import { packRecord } from '#plan/record.ts';
import { anInstance, aSpec, NOW } from '../../../test/support/facts.ts';
import { judgeDrain, judgeUncordon } from './judge.ts';

const cluster = (tags: Record<string, string> = packRecord(aSpec())) => ({
  name: 'web',
  arn: 'arn:aws:ecs:ap-northeast-1:111122223333:cluster/web',
  status: 'ACTIVE',
  tags,
});
type Over = Parameters<typeof anInstance>[1];
const seen = (over: Over = {}, tags?: Record<string, string>) => ({
  instance: anInstance('a', over),
  cluster: cluster(tags),
});
const memory = (why: Memory['why'], over: Partial<Memory> = {}) =>
  packMemory({ why, since: NOW - 60_000, tookTargets: false, ...over });

const spot: Over = { market: 'spot' };
const marked: Over = { ...spot, spotRequest: { id: 'sir-1', statusCode: 'marked-for-termination' } };
const notice = { until: NOW + 60_000 };

describe('a drain', () => {
  const answer = (over?: Over, tags?: Record<string, string>) => {
    const { verdict, reason, leaves } = judgeDrain(seen(over, tags), NOW);
    return leaves ? `leaves: ${reason}` : `${verdict}: ${reason}`;
  };

  it('fits an ACTIVE instance of a declared pool, also where no record says so', () => {
    expect(answer()).toBe('do: ');
    expect(answer({}, {})).toBe('do: ');
    expect(answer({ ...spot, memory: memory('spotInterruption') })).toBe('do: ');
    expect(answer({}, { 'sluice.dev/record-0': 'h1:0' })).toBe('do: ');
  });

  it('is there already where somebody asked before, DRAINING or not, in the attribute or in the tag', () => {
    const before = 'done: somebody asked for it already, at 04:59:00Z';
    expect(answer({ memory: memory('person') })).toBe(before);
    expect(answer({ memory: memory('person'), status: 'DRAINING' })).toBe(before);
    expect(answer({ tags: { 'sluice.dev/memory': memory('person') } })).toBe(before);
  });

  const nos: [string, Over, string][] = [
    [
      'its group ends it',
      { lifecycle: 'Terminating:Wait' },
      'its group web-main is ending it (Terminating:Wait)',
    ],
    ['AWS takes it', marked, 'AWS takes it back (spot request marked-for-termination)'],
    ['EC2 has ended it', { ec2State: 'shutting-down' }, 'EC2 says that it is shutting-down'],
    [
      'it was noticed',
      { ...spot, memory: memory('spotInterruption', notice) },
      'a spot interruption was noticed',
    ],
    [
      'Sluice replaces it',
      { memory: memory('refresh') },
      'Sluice replaces it, as it is out of date (since 04:59:00Z)',
    ],
    [
      'Sluice replaces it, and has begun',
      { memory: memory('refresh'), status: 'DRAINING' },
      'Sluice replaces it, as it is out of date (draining since 04:59:00Z)',
    ],
  ];
  it.each(nos)('is refused where %s', (_, over, words) => {
    expect(answer(over)).toBe(`leaves: it is leaving already: ${words}`);
  });

  it('is refused where somebody else set it DRAINING, where it is not ACTIVE, and where the memory is unknown', () => {
    expect(answer({ status: 'DRAINING' })).toMatch(
      /^leaves: it is DRAINING already, set so by somebody else/,
    );
    expect(answer({ status: 'REGISTERING' })).toMatch(/^refuse: its container instance is REGISTERING/);
    expect(answer({ memory: 'v9:person' })).toMatch(/^refuse: .*another version of Sluice/);
  });

  it('is refused where the record in force says that Sluice never drains it', () => {
    expect(answer({}, packRecord(aSpec({ mode: 'protect' })))).toMatch(
      /^refuse: Sluice works in mode protect/,
    );
    const others = aSpec({ pools: [{ name: 'x', autoScalingGroup: { name: 'other' } }] });
    expect(answer({}, packRecord(others))).toMatch(
      /^refuse: its group web-main is in no pool.*the pools of the spec are other$/,
    );
    expect(answer({ group: undefined })).toMatch(/^refuse: it is in no group and no fleet/);
    const inFleet = { ...spot, group: undefined, fleet: { id: 'sfr-1' } };
    expect(answer(inFleet)).toMatch(/^refuse: its Spot Fleet sfr-1 is in no pool/);
    const withFleet = (spotFleet: { id: string } | { tag: Record<string, string> }) =>
      packRecord(aSpec({ pools: [{ name: 'fleet', spotFleet }] }));
    expect(answer(inFleet, withFleet({ id: 'sfr-1' }))).toBe('do: ');
    expect(answer(inFleet, withFleet({ tag: { pool: 'web' } }))).toBe('do: ');
    expect(answer(inFleet, withFleet({ id: 'sfr-2' }))).toMatch(
      /^refuse: .* the pools of the spec are sfr-2$/,
    );
  });
});

describe('an uncordon', () => {
  const answer = (over?: Over, strict = false) => {
    const { verdict, reason } = judgeUncordon(seen(over), NOW, strict);
    return `${verdict}: ${reason}`;
  };

  it("fits a person's wish, taken up or not", () => {
    expect(answer({ memory: memory('person') })).toBe('do: ');
    expect(answer({ memory: memory('person'), status: 'DRAINING' })).toBe('do: ');
    expect(answer({ tags: { 'sluice.dev/memory': memory('person') }, status: 'DRAINING' })).toBe('do: ');
    // An interruption that did not come is over five minutes after its end.
    expect(answer({ ...spot, memory: memory('person', { until: NOW - 300_001 }) })).toBe('do: ');
  });

  it('goes on where one broke off between the wish and ACTIVE, but not for a whole zone', () => {
    expect(answer({ status: 'DRAINING' })).toBe('do: ');
    expect(answer({ status: 'DRAINING' }, true)).toMatch(/^refuse/);
  });

  it('has nothing to do where nobody wants it to leave', () => {
    const nothing = 'done: it is ACTIVE, and nobody wants it to leave';
    expect(answer()).toBe(nothing);
    expect(answer({ ...spot, memory: memory('spotInterruption') })).toBe(nothing);
  });

  const nos: [string, Over, RegExp][] = [
    [
      'AWS ends it',
      { lifecycle: 'Terminating:Wait', memory: memory('person') },
      /cannot be taken back: its group/,
    ],
    ['AWS takes it', { ...marked, memory: memory('person') }, /cannot be taken back: AWS takes it back/],
    [
      'an interruption stands',
      { ...spot, memory: memory('person', notice) },
      /a spot interruption was noticed/,
    ],
    [
      'targets are on their way back',
      { ...spot, memory: memory('person', { until: NOW - 400_000, tookTargets: true }) },
      /putting its targets back/,
    ],
    ['Sluice replaces it', { memory: memory('refresh') }, /no person asked .* out of date .*change the spec/],
    ['it is of another reason', { memory: memory('lifecycleHook') }, /no person asked .* another reason/],
    ['another version wrote it', { memory: 'v9:x' }, /another version/],
    ['it is not registered whole', { status: 'REGISTERING' }, /is REGISTERING/],
  ];
  it.each(nos)('is refused where %s', (_, over, words) => {
    expect(answer(over)).toMatch(/^refuse: /);
    expect(answer(over)).toMatch(words);
  });
});
