// Status checks: read for what is declared and runs, once a minute at most, and never by halves.
import { describe, expect, it } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import { createTestClock, type TestClock } from '../../test/support/clock.ts';
import { createReadCache, type ReadContext } from './context.ts';
import { isImpaired, readStatusChecks, readStatusChecksAgain, runningOf } from './status-checks.ts';

interface Asked {
  readonly InstanceIds?: readonly string[];
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

/** A region of instances with their checks; `inputs` is what was asked for. */
function region(checks: Record<string, string>, pageSize = 1000) {
  const inputs: Asked[] = [];
  const state = { denied: false };
  const ports = portFromCall(async (_, operation, input) => {
    expect(operation).toBe('DescribeInstanceStatus');
    inputs.push(input as Asked);
    if (state.denied) throw Object.assign(new Error('not authorized'), { name: 'UnauthorizedOperation' });
    const { InstanceIds, NextToken = '0' } = input as Asked;
    const ids = InstanceIds ?? Object.keys(checks).slice(Number(NextToken), Number(NextToken) + pageSize);
    const next = Number(NextToken) + pageSize;
    const more = InstanceIds === undefined && next < Object.keys(checks).length;
    return {
      InstanceStatuses: ids.map((id) => shape(id, checks[id]!)),
      ...(more && { NextToken: `${next}` }),
    };
  });
  const clock = createTestClock(1_000_000);
  const spec = { account: '111122223333', region: 'ap-northeast-1', cluster: 'web' };
  const context: ReadContext & { clock: TestClock } = { ports, clock, cache: createReadCache(), spec };
  return { context, clock, inputs, checks, state };
}

const shape = (InstanceId: string, status: string) => ({
  InstanceId,
  SystemStatus: { Status: 'ok', Details: [{ Name: 'reachability', Status: 'passed' }] },
  InstanceStatus: {
    Status: status,
    Details: [
      {
        Name: 'reachability',
        Status: status === 'ok' ? 'passed' : 'failed',
        ...(status === 'impaired' && { ImpairedSince: new Date(990_000) }),
      },
    ],
  },
});

describe('status checks', () => {
  it('say what fails and since when', async () => {
    const { context } = region({ 'i-a': 'ok', 'i-b': 'impaired' });
    const { value, part } = await readStatusChecks(context, ['i-a', 'i-b']);
    expect(part).toEqual({ at: 1_000_000, complete: true });
    expect(Object.fromEntries(value)).toEqual({
      'i-a': { system: 'ok', instance: 'ok', readAt: 1_000_000 },
      'i-b': { system: 'ok', instance: 'impaired', impairedSince: 1_000_000, readAt: 1_000_000 },
    });
    const impaired = [...value].filter(([, statusChecks]) =>
      isImpaired({ instanceId: '', tasks: [], tags: {}, statusChecks }),
    );
    expect(impaired.map(([id]) => id)).toEqual(['i-b']);
    expect(isImpaired(undefined)).toBe(false);
  });

  it('fail since this process first saw it, although AWS says earlier and our wall clock was set meanwhile', async () => {
    const { context, clock, checks } = region({ 'i-a': 'impaired' });
    const day = 86_400_000;
    const ahead = { ...context, clock: { ...clock, now: () => clock.now() + day } };
    const since = async (how: ReadContext) =>
      (await readStatusChecksAgain(how, ['i-a'])).value.get('i-a')?.impairedSince;
    expect(await since(context)).toBe(1_000_000);
    await clock.advance(60_000);
    expect(await since(context)).toBe(1_000_000);
    expect(await since(ahead)).toBe(1_000_000 + day);
    checks['i-a'] = 'ok';
    expect(await since(context)).toBeUndefined();
    checks['i-a'] = 'impaired';
    expect(await since(context)).toBe(1_060_000);
  });

  it('are asked for once a minute at most, also where the answer was a failure', async () => {
    const { context, clock, inputs, checks, state } = region({ 'i-a': 'ok' });
    state.denied = true;
    for (const _ of [1, 2, 3]) {
      const { value, part } = await readStatusChecks(context, ['i-a']);
      expect([value.size, part.complete, part.at]).toEqual([0, false, 0]);
      expect(part.problem).toMatch(/not authorized/);
    }
    expect(inputs.length).toBe(1);
    state.denied = false;
    await clock.advance(60_000);
    expect((await readStatusChecks(context, ['i-a'])).value.get('i-a')?.instance).toBe('ok');
    checks['i-a'] = 'impaired';
    await clock.advance(59_999);
    expect((await readStatusChecks(context, ['i-a'])).value.get('i-a')?.instance).toBe('ok');
    await clock.advance(1);
    expect((await readStatusChecks(context, ['i-a'])).value.get('i-a')?.instance).toBe('impaired');
    expect(inputs.length).toBe(3);
  });

  it('of an instance that nobody knew a minute ago are not known, rather than fine', async () => {
    const { context } = region({ 'i-a': 'ok', 'i-new': 'ok' });
    await readStatusChecks(context, ['i-a']);
    expect((await readStatusChecks(context, ['i-a', 'i-new'])).value.has('i-new')).toBe(false);
  });

  it('cost a page a thousand instances, and those of strangers are left out', async () => {
    const names = Array.from({ length: 2_500 }, (_, n) => `i-${n}`);
    const { context, inputs } = region(Object.fromEntries(names.map((id) => [id, 'ok'])));
    const own = names.slice(0, 101);
    const { value } = await readStatusChecks(context, own);
    expect([...value.keys()]).toEqual(own);
    expect(inputs.map(({ MaxResults, NextToken }) => [MaxResults, NextToken])).toEqual([
      [1000, undefined],
      [1000, '1000'],
      [1000, '2000'],
    ]);
  });

  it('are not asked for where nothing runs', async () => {
    const { context, inputs } = region({});
    expect((await readStatusChecks(context, [])).part.complete).toBe(true);
    expect(inputs).toEqual([]);
    const ec2 = new Map(['running', 'stopped'].map((state) => [state, { state, tags: {} }]));
    expect(runningOf(['running', 'stopped', 'unknown'], ec2)).toEqual(['running']);
  });
});

describe('a second look', () => {
  it('replaces what was kept, for the next full reading too, and for nobody else', async () => {
    const { context, clock, inputs, checks } = region({ 'i-a': 'impaired', 'i-b': 'impaired' });
    await readStatusChecks(context, ['i-a', 'i-b']);
    checks['i-a'] = 'ok';
    checks['i-b'] = 'ok';
    await clock.advance(5_000);
    expect((await readStatusChecksAgain(context, ['i-a'])).value.get('i-a')?.instance).toBe('ok');
    const { value } = await readStatusChecks(context, ['i-a', 'i-b']);
    expect([...value.values()].map(({ instance, readAt }) => [instance, readAt])).toEqual([
      ['impaired', 1_000_000],
      ['ok', 1_005_000],
    ]);
    expect(inputs.length).toBe(2);
  });

  it('that fails leaves nothing known of those it was for', async () => {
    const { context, state } = region({ 'i-a': 'impaired', 'i-b': 'ok' });
    await readStatusChecks(context, ['i-a', 'i-b']);
    state.denied = true;
    expect((await readStatusChecksAgain(context, ['i-a'])).part.complete).toBe(false);
    expect([...(await readStatusChecks(context, ['i-a', 'i-b'])).value.keys()]).toEqual(['i-b']);
  });
});
