// A spec whose limits the group excludes is told so, with both numbers and the way out; what is within them is not.
import { expect, it } from 'vitest';
import {
  anInstance,
  anObservation,
  aPool,
  aPoolSpec,
  aSpec,
  NO_RECALL,
  NOW,
} from '../../test/support/facts.ts';
import { decide } from './decide.ts';

type Spec = ReturnType<typeof aSpec>;

function warningsOf(over: Partial<Spec>): string[] {
  const spec = aSpec({ mode: 'scale', ...over });
  const observation = anObservation({ pools: [aPool({ min: 4, max: 10, desired: 4, scalingPolicies: [] })] });
  const { waits } = decide({ spec, observation, notices: [], recall: NO_RECALL, now: NOW });
  return waits.filter(({ kind }) => kind === 'warning').map(({ pool, reason }) => `${pool}: ${reason}`);
}

const limited = (min: number, max: number) => ({ pools: [aPoolSpec({ limits: { min, max } })] });
const window = { name: 'show', cron: '30 20 * * SUN', duration: '3h', pool: 'main' };

it('asks for more than MaxSize', () => {
  expect(warningsOf(limited(12, 40))).toEqual([
    'main: limits: min is 12, and MaxSize of its group web-main is 10: it gets no more than 10; raise MaxSize, which ' +
      'Sluice never writes, or lower min',
  ]);
});

it('allows more than MaxSize, of which nothing comes', () => {
  expect(warningsOf(limited(4, 40))).toEqual([
    'main: limits: max is 40, and MaxSize of its group web-main is 10: it gets no more than 10; raise MaxSize, which ' +
      'Sluice never writes, or lower max',
  ]);
});

it('allows less than MinSize', () => {
  expect(warningsOf(limited(0, 3))).toEqual([
    'main: limits: max is 3, and MinSize of its group web-main is 4: it keeps at least 4; lower MinSize, which Sluice ' +
      'never writes, or raise max',
  ]);
});

it('asks for it in a window, before that opens', () => {
  const [more, less] = warningsOf({
    schedules: [
      { ...window, min: 11 },
      { ...window, name: 'night', max: 3 },
    ],
  });
  expect(more).toContain('main: the schedule show: min is 11, and MaxSize of its group web-main is 10');
  expect(less).toContain('main: the schedule night: max is 3, and MinSize of its group web-main is 4');
});

it('stays within both, or sets no size at all: nothing is told', () => {
  expect(warningsOf(limited(4, 10))).toEqual([]);
  expect(warningsOf({ schedules: [{ ...window, min: 10, max: 10 }] })).toEqual([]);
  expect(warningsOf({ ...limited(12, 40), mode: 'drain' })).toEqual([]);
});

it('asks for hosts later than they take to join', () => {
  const joinedAfter = (id: string, minutes: number) => {
    const base = anInstance(id, { launchedAt: NOW - 3_600_000 });
    const registeredAt = NOW - 3_600_000 + minutes * 60_000;
    return { ...base, container: { ...base.container!, registeredAt } };
  };
  const told = (lead?: string) => {
    const schedules = [{ ...window, min: 5, ...(lead && { lead }) }];
    const spec = aSpec({ mode: 'scale', schedules });
    const pools = [aPool({ min: 1, max: 10, desired: 3, scalingPolicies: [] })];
    const observation = anObservation({
      pools,
      instances: [2, 7, 9].map((took) => joinedAfter(String(took), took)),
    });
    const { waits } = decide({ spec, observation, notices: [], recall: NO_RECALL, now: NOW });
    return waits.filter(({ kind }) => kind === 'warning').map(({ reason }) => reason);
  };
  expect(told()).toEqual([
    'the schedule show: its hosts are launched 5m before it opens, and half of those that are there took 7m or more to join: it ' +
      'opens without them; raise its lead',
  ]);
  expect(told('7m')).toEqual([]);
});
