// Which moments of a trial excuse losses: those at which something bound the operator, and a while after.
import { expect, it } from 'vitest';
import type { Fault } from '../faults/fault.ts';
import { hindrancesOf, isHindered } from './hindrance.ts';
import type { Trial, WorldFault } from './trial.ts';

const trial = (families: string[], faults: Fault[], inAccount: WorldFault[] = []) =>
  ({ families, faults, scenario: { spec: { faults: inAccount } } }) as unknown as Trial;

it.each<[string, Trial, [number, number][]]>([
  [
    'nothing, where no family is costly',
    trial(['events-late'], [{ at: 5, slow: { for: 9, seconds: 1 } }]),
    [],
  ],
  [
    'an outage, and no kill that is over at once',
    trial(
      ['outages'],
      [
        { at: 5, kill: { downFor: 60 } },
        { at: 7, kill: { downFor: 10 } },
      ],
    ),
    [[5, 65]],
  ],
  [
    'a region that is not to be reached',
    trial(['region-blackout'], [{ at: 100, blackout: { for: 30 } }]),
    [[100, 130]],
  ],
  [
    'a clock that is set for good',
    trial(['clock'], [{ at: 100, clock: { ahead: 9 } }]),
    [[100, Number.POSITIVE_INFINITY]],
  ],
  [
    'all between the first edit of the specs and the last',
    trial(
      ['spec-edits'],
      [
        { at: 50, edit: { documents: '' } },
        { at: 90, edit: { documents: '' } },
      ],
    ),
    [[50, 90]],
  ],
  ['no edit that is refused', trial(['bad-specs', 'outages'], [{ at: 50, edit: { documents: '' } }]), []],
  [
    'no interruption as AWS gives it beside other trouble',
    trial(['outages'], [], [{ at: '1m', spotInterruption: { pool: 'p', count: 2, over: '20s' } }]),
    [],
  ],
  [
    'an interruption that meets silent agents of its pool, and no other',
    trial(
      ['agents-flap'],
      [],
      [
        { at: '10s', agentDisconnect: { pool: 'p', count: 2, for: '60s' } },
        { at: '30s', agentDisconnect: { pool: 'other', count: 2, for: '60s' } },
        { at: '10m', agentDisconnect: { pool: 'p', count: 2, for: '60s' } },
        { at: '1m', spotInterruption: { pool: 'p', count: 2, over: '20s' } },
      ],
    ),
    [[10, 71]],
  ],
  [
    'a small one in a time of storms',
    trial(['spot-storm'], [], [{ at: '1m', spotInterruption: { pool: 'p', count: 2, over: '20s' } }]),
    [[60, 200]],
  ],
  [
    'a storm of them',
    trial(['spot-storm'], [], [{ at: '1m', spotInterruption: { pool: 'p', count: 5, over: '20s' } }]),
    [[60, 200]],
  ],
  [
    'one without its two minutes',
    trial(['spot-storm'], [], [{ at: '1m', spotInterruption: { pool: 'p', lead: '5s' } }]),
    [[60, 66]],
  ],
  [
    'a host that is dead, for as long as its replacement may take',
    trial(['sick-hosts'], [], [{ at: '1m', suddenDeath: { pool: 'p' } }]),
    [[60, 3661]],
  ],
  [
    'a pause, until it is lifted',
    trial(
      ['pauses'],
      [],
      [
        { at: '1m', setClusterTag: { cluster: 'c', key: 'sluice.dev/paused', value: 'x' } },
        { at: '3m', setClusterTag: { cluster: 'c', key: 'sluice.dev/paused' } },
      ],
    ),
    [[60, 180]],
  ],
  [
    'a memory of another version, and no wish of a person',
    trial(
      ['mixed-versions'],
      [],
      [
        { at: '1m', setAttribute: { pool: 'p', name: 'sluice.dev/memory', value: 'v9:x' } },
        { at: '2m', setAttribute: { pool: 'p', name: 'sluice.dev/memory', value: 'v1:person:x:-:-' } },
      ],
    ),
    [[60, Number.POSITIVE_INFINITY]],
  ],
])('excuses %s', (_, drawn, expected) => {
  expect(hindrancesOf(drawn).map(({ from, until }) => [from, until])).toEqual(expected);
});

it('excuses the twenty minutes after, and nothing before', () => {
  const hindrances = [{ from: 100, until: 200 }];
  const at = (from: number, until: number) => isHindered(hindrances, from, until);
  expect([at(40, 99), at(40, 100), at(1_400, 1_460), at(1_401, 1_461)]).toEqual([false, true, true, false]);
});
