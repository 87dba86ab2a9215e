// What limits voluntary work, as a diff says it.
import { expect, it } from 'vitest';
import { limitWords } from './budget-words.ts';
import type { Spec } from './canonical.ts';

const base: Spec = { account: '1', region: 'r', cluster: 'c' };
const words = (spec: Partial<Spec>) => limitWords({ ...base, ...spec });

it.each<[string, Partial<Spec>, string[]]>([
  [
    'the default where nothing is given',
    {},
    ['one instance of a pool at a time (the default, as disruption.budgets is not given)'],
  ],
  [
    'numbers and shares, at once and in a window of time',
    { disruption: { budgets: [{ max: 1 }, { max: '30%', per: '10m' }] } },
    ['at most 1 instance of a pool at once', 'at most 30% of a pool within 10m'],
  ],
  [
    'what is closed for some reasons at some hours',
    {
      disruption: {
        budgets: [
          {
            max: 0,
            cron: '0 19 * * *',
            timeZone: 'Asia/Tokyo',
            duration: '5h',
            reasons: ['scaleIn', 'refresh'],
          },
        ],
      },
    },
    ['none for scaleIn, refresh, for 5h from each "0 19 * * *" Asia/Tokyo'],
  ],
  [
    'the surge of a refresh, where there is one',
    { disruption: { budgets: [{ max: 4 }] }, refresh: { on: ['ami'], surge: 0 } },
    [
      'at most 4 instances of a pool at once',
      'of a pool one is replaced at a time, after its end (refresh.surge 0)',
    ],
  ],
])('%s', (_, spec, said) => {
  expect(words(spec)).toEqual(said);
});
