// Golden texts: a forecast as a person sees it, and as a review does.
import { describe, expect, it } from 'vitest';
import { createPaint } from '#lib/paint.ts';
import type { Forecast, ForecastMinute, Outlook } from '#model/forecast.ts';
import { forecastLines } from './forecast-markdown.ts';
import { renderForecast } from './forecast-text.ts';
import type { Page } from './page.ts';

const text = (forecast: Forecast, width = 80) => {
  const page: Page = { paint: createPaint(false), width, lines: [] };
  renderForecast(page, forecast);
  return page.lines.join('\n');
};

const minute = (n: number, over: Partial<ForecastMinute> = {}): ForecastMinute => ({
  atSecond: n * 60,
  capacity: 6,
  atRisk: 0,
  failed: 0,
  left: 0,
  ...over,
});

const rollout: Outlook = {
  lives: 9,
  livedSeconds: 7200,
  todo: 4,
  finishedLives: 9,
  finish: { p10Seconds: 1320, p90Seconds: 2460, reckoned: false },
  left: { least: 0, most: 0 },
  ended: { least: 4, most: 4 },
  joined: { least: 4, most: 5 },
  broken: [],
  minutes: [
    minute(0),
    minute(1, { capacity: 5, atRisk: 16.7 }),
    minute(2, { capacity: 5, atRisk: 8.3 }),
    minute(3),
    minute(4, { capacity: 3, atRisk: 33.3 }),
    ...Array.from({ length: 31 }, (_, n) => minute(n + 5)),
  ],
  steps: [
    {
      fromSecond: 0,
      toSecond: 900,
      pool: 'web',
      drained: ['i-0a', 'i-0b', 'i-0c'],
      ended: ['i-0a', 'i-0b'],
      joined: 2,
    },
    { fromSecond: 900, toSecond: 1800, pool: 'web', drained: ['i-0d'], ended: ['i-0c', 'i-0d'], joined: 2 },
  ],
};
const assumes = [
  'nothing else happens: no deployment, no fault, no person, and AWS takes no spot instance',
  'the scaling policies cpu-70 of web do nothing',
];
const small: Forecast = { aheadSeconds: 7200, assumes, outlook: rollout };

const large: Forecast = {
  aheadSeconds: 7200,
  assumes,
  outlook: {
    ...rollout,
    lives: 3,
    livedSeconds: 1380,
    todo: 500,
    finishedLives: 0,
    finish: { p10Seconds: 14_400, p90Seconds: 25_200, reckoned: true },
    left: { least: 440, most: 460 },
    broken: [
      { promise: 'requests failed', lives: 2 },
      { promise: 'no-hook-runs-out', lives: 1 },
    ],
    minutes: rollout.minutes.slice(0, 4).map((each, n) => ({ ...each, failed: n })),
    steps: [],
  },
};

describe('a rollout of a small cluster', () => {
  it('is told as text', () => {
    expect(text(small)).toMatchInlineSnapshot(`
      "
      Forecast, the next 2h
        finished  after 22m to 41m in eight of ten cases
        hosts     4 leave, 4 to 5 come
        capacity  6 hosts take tasks now, at least 3 and at most 6 meanwhile
        at risk   at most 33.3 % of requests go to hosts that are leaving; none fails
        promises  none breaks
        from      9 lives of the copied cluster, each with a seed and settings of its
                  own

        the life in the middle, a minute each; tallest: 6 hosts, 33.3 % of requests
        capacity  █▇▇█▄███████████████████████████████
        at risk   ·▄▂·█·······························

        +0s to +15m   web: 3 drained, 2 gone, 2 new (i-0a, i-0b and 1 more)
        +15m to +30m  web: 1 drained, 2 gone, 2 new (i-0d, i-0c)

        The forecast assumes that
        - nothing else happens: no deployment, no fault, no person, and AWS takes no
          spot instance
        - the scaling policies cpu-70 of web do nothing"
    `);
  });

  it('fits a narrow terminal', () => {
    const lines = text(small, 44).split('\n');
    expect(lines.filter((line) => line.length > 44)).toEqual([]);
    expect(lines.filter((line) => /^ {2}(capacity|at risk) +[·▁-█]+$/.test(line))).toMatchInlineSnapshot(`
      [
        "  capacity  ▇▇▄███████████████",
        "  at risk   ▄▂█···············",
      ]
    `);
  });

  it('is told as Markdown', () => {
    expect(forecastLines(small).join('\n')).toMatchInlineSnapshot(`
      "### Forecast, the next 2h

      - **finished**: after 22m to 41m in eight of ten cases
      - **hosts**: 4 leave, 4 to 5 come
      - **capacity**: 6 hosts take tasks now, at least 3 and at most 6 meanwhile
      - **at risk**: at most 33.3 % of requests go to hosts that are leaving; none fails
      - **promises**: none breaks
      - **from**: 9 lives of the copied cluster, each with a seed and settings of its own

      Over time (the life in the middle, a minute each; tallest: 6 hosts, 33.3 % of requests):

      \`\`\`text
      capacity  █▇▇█▄███████████████████████████████
      at risk   ·▄▂·█·······························
      \`\`\`

      | When | What |
      | --- | --- |
      | +0s to +15m | web: 3 drained, 2 gone, 2 new (i-0a, i-0b and 1 more) |
      | +15m to +30m | web: 1 drained, 2 gone, 2 new (i-0d, i-0c) |

      The forecast assumes that

      - nothing else happens: no deployment, no fault, no person, and AWS takes no spot instance
      - the scaling policies cpu-70 of web do nothing
      "
    `);
  });
});

describe('of a large cluster, in which promises break', () => {
  it('says how little was lived through, and what is reckoned', () => {
    expect(text(large)).toMatchInlineSnapshot(`
      "
      Forecast, the next 2h
        finished  after 4h to 7h in eight of ten cases, at the pace of the first 23m
        left      after 23m 440 to 460 of 500 are still to be worked on
        hosts     4 leave, 4 to 5 come
        capacity  6 hosts take tasks now, at least 5 and at most 6 meanwhile
        at risk   at most 16.7 % of requests go to hosts that are leaving; 6 requests
                  fail
        promises  requests failed in 2 of 3 lives; no-hook-runs-out in 1 of 3 lives
        from      3 lives of the copied cluster, each with a seed and settings of its
                  own; more would take minutes, so only the first 23m were lived
                  through

        the life in the middle, a minute each; tallest: 6 hosts, 16.7 % of requests
        capacity  █▇▇█
        at risk   ·█▄·

        The forecast assumes that
        - nothing else happens: no deployment, no fault, no person, and AWS takes no
          spot instance
        - the scaling policies cpu-70 of web do nothing"
    `);
  });

  it('is told as Markdown', () => {
    expect(forecastLines(large).slice(0, 10).join('\n')).toMatchInlineSnapshot(`
      "### Forecast, the next 2h

      - **finished**: after 4h to 7h in eight of ten cases, at the pace of the first 23m
      - **left**: after 23m 440 to 460 of 500 are still to be worked on
      - **hosts**: 4 leave, 4 to 5 come
      - **capacity**: 6 hosts take tasks now, at least 5 and at most 6 meanwhile
      - **at risk**: at most 16.7 % of requests go to hosts that are leaving; 6 requests fail
      - **promises**: requests failed in 2 of 3 lives; no-hook-runs-out in 1 of 3 lives
      - **from**: 3 lives of the copied cluster, each with a seed and settings of its own; more would take minutes, so only the first 23m were lived through
      "
    `);
  });
});

it('says that some lives have no end, or none goes ahead', () => {
  const finished = (outlook: Partial<Outlook>) =>
    text({ ...small, outlook: { ...rollout, ...outlook } })
      .split('\n')
      .find((line) => line.startsWith('  finished'));
  expect(finished({ finishedLives: 7, finish: { p10Seconds: 1320, reckoned: true } })).toBe(
    '  finished  after 22m at the earliest; in 2 of 9 lives not within 2h',
  );
  expect(finished({ finish: undefined, finishedLives: 0 })).toBe(
    '  finished  not within 2h: in no life did anything go ahead',
  );
  expect(finished({ todo: 0, finish: { p10Seconds: 0, p90Seconds: 60, reckoned: false } })).toBe(
    '  finished  at once: no host has to go',
  );
});

it('says why there is none', () => {
  const none = { aheadSeconds: 7200, none: 'in mode observe nothing is done', assumes: [] };
  expect(text(none)).toBe('\nForecast, the next 2h\n  None: in mode observe nothing is done.');
  expect(forecastLines(none)).toEqual([
    '### Forecast, the next 2h',
    '',
    'None: in mode observe nothing is done.',
    '',
  ]);
});
