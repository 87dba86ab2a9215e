import { describe, expect, it } from 'vitest';
import type { TimelineRecord } from '#model/timeline.ts';
import { poolStories } from './pool-story.ts';
import { renderPoolStory } from './pool-story-text.ts';
import { createTwoTimes } from './two-times.ts';

const of = (minute: number, body: object): TimelineRecord =>
  ({
    v: 1,
    time: `2026-11-22T05:0${minute}:00.000Z`,
    cluster: 'web-prod',
    spec: 'web',
    ...body,
  }) as TimelineRecord;
const grow = { action: 'grow', what: 'g from 3 to 5' };
const records = [
  of(0, { kind: 'decided', ...grow, pool: 'spot', reason: '2 more hosts for 4 tasks of service:web' }),
  of(0, { kind: 'decided', action: 'protect', instance: 'i-1', pool: 'spot', reason: 'busy' }),
  of(1, { kind: 'done', ...grow }),
  of(2, {
    kind: 'decided',
    action: 'remember',
    what: 'v1:scalein:1:-:-',
    instance: 'i-2',
    pool: 'spot',
    reason: 'to leave: it is idle',
  }),
  of(2, { kind: 'refused', action: 'remember', what: 'v1:scalein:1:-:-', instance: 'i-2', detail: 'paused' }),
  of(3, {
    kind: 'decided',
    action: 'grow',
    what: 'h from 1 to 2',
    pool: 'base',
    reason: 'its limits ask for 2',
  }),
  of(4, { kind: 'held', pool: 'spot', waits: [{ kind: 'waiting', reason: 'the pool is 1 instance short' }] }),
];

describe('what was decided about a pool', () => {
  it('is told with its reasons, what came of it, and what holds it now', () => {
    const [story] = poolStories(records, 'spot', 10);
    expect(renderPoolStory(story!, { times: createTwoTimes('UTC'), width: 100 })).toBe(
      [
        'pool spot of cluster web-prod, by the spec web; times in UTC',
        '  2026-11-22T05:00:00Z',
        '    grow g from 3 to 5: 2 more hosts for 4 tasks of service:web; done after 60 s',
        '  2026-11-22T05:02:00Z',
        '    choose i-2 to leave: it is idle; refused at once: paused',
        '  now',
        '    the pool is 1 instance short',
        '',
      ].join('\n'),
    );
  });

  it('is the latest of it, and of that pool alone', () => {
    expect(poolStories(records, 'spot', 1)[0]!.decisions.map(({ decided }) => decided.instance)).toEqual([
      'i-2',
    ]);
    expect(poolStories(records, 'base', 10)[0]!.decisions).toHaveLength(1);
    expect(poolStories(records, 'other', 10)).toEqual([]);
  });

  it('tells whom it ended, and what a fleet was lowered to for it', () => {
    const ended = { pool: 'spot', instance: 'i-2' };
    const [story] = poolStories(
      [
        of(5, { kind: 'decided', action: 'lowerTarget', what: 'to 6 units', ...ended, reason: 'empty' }),
        of(5, { kind: 'done', action: 'lowerTarget', what: 'to 6 units', instance: 'i-2' }),
        of(6, { kind: 'decided', action: 'terminate', ...ended, reason: 'empty' }),
      ],
      'spot',
      10,
    );
    const text = renderPoolStory(story!, { times: createTwoTimes('UTC'), width: 100 });
    expect(text).toContain('    lower its target to 6 units for i-2: empty; done at once\n');
    expect(text).toContain('    end i-2: empty; nothing came of it yet\n');
  });

  it('is known of a pool that was seen, though nothing was decided', () => {
    const seen = [of(0, { kind: 'seen', pool: 'base', instance: 'i-9' })];
    expect(poolStories(seen, 'base', 10)).toMatchObject([{ pool: 'base', decisions: [], waits: [] }]);
    expect(poolStories(seen, 'other', 10)).toEqual([]);
  });

  it('is held by nothing that a process before this one waited for, and this one does not', () => {
    const waits = [{ kind: 'notActedOn', reason: 'limits needs mode scale' }];
    const before = [of(4, { kind: 'held', pool: 'spot', waits }), of(5, { kind: 'began', mode: 'scale' })];
    expect(poolStories(before, 'spot', 10)[0]!.waits).toEqual([]);
    const short = [{ kind: 'waiting', reason: 'short' }];
    const after = [...before, of(6, { kind: 'held', pool: 'spot', waits: short })];
    expect(poolStories(after, 'spot', 10)[0]!.waits).toEqual(short);
    expect(poolStories(before.slice(1), 'spot', 10)).toEqual([]);
  });

  it('is nothing where only other things were decided', () => {
    const [story] = poolStories([of(4, { kind: 'held', pool: 'spot', waits: [] })], 'spot', 10);
    expect(renderPoolStory(story!, { times: createTwoTimes('UTC'), width: 100 })).toContain(
      'nothing was decided',
    );
  });
});
