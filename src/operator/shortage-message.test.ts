import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseShortage } from './shortage-message.ts';

const sentAt = Date.parse('2026-11-27T03:00:00Z');
const now = sentAt + 5_000;
const good = { kind: 'Shortage', id: 'nightly-27', cluster: 'batch', count: 12, taskDefinition: 'nightly:7' };
const read = (message: unknown, at = now) => parseShortage(JSON.stringify(message), { sentAt, now: at });

describe('a report of a launcher', () => {
  it('says how many tasks of which definition wait, and counts for ten minutes', () => {
    expect(read(good).shortage).toEqual({
      id: 'nightly-27',
      cluster: 'batch',
      count: 12,
      taskDefinition: 'nightly:7',
      reasons: [],
      at: sentAt,
      expiresAt: sentAt + 600_000,
    });
  });

  it('or what one of them takes, until when, who starts them, and what ECS said', () => {
    const { taskDefinition: _, ...rest } = good;
    const more = {
      cpu: 1024,
      memory: 2048,
      expires: '2026-11-27T03:02:00Z',
      startedBy: 'nightly-27',
      reasons: ['RESOURCE:CPU', 7],
    };
    expect(read({ ...rest, ...more }).shortage).toMatchObject({
      needs: { cpu: 1024, memory: 2048, gpus: 0 },
      expiresAt: sentAt + 120_000,
      startedBy: 'nightly-27',
      reasons: ['RESOURCE:CPU'],
    });
  });

  it('with a field that means nothing here is dropped, with those that do', () => {
    expect(read({ ...good, expire: '2026-11-27T03:02:00Z' }).why).toMatch(
      /^"expire" is not a known field; known here: kind, id, .*expires/,
    );
  });

  it('counts for an hour at most', () => {
    expect(read({ ...good, expires: '2036-01-01T00:00:00Z' }).shortage!.expiresAt).toBe(sentAt + 3_600_000);
  });

  it('may say that nothing waits any more', () => {
    expect(read({ ...good, count: 0 }).shortage!.count).toBe(0);
    const { taskDefinition: _, ...rest } = good;
    expect(read({ ...rest, count: 0 }).shortage).toMatchObject({ id: good.id, count: 0 });
    expect(read({ ...rest, count: 1 }).why).toMatch(/^it names neither .* \(its id is "/);
  });

  it.each<[string, unknown, string]>([
    ['nothing of ours', { 'detail-type': 'x' }, 'its kind is missing, not Shortage'],
    ['a list', [good], 'no JSON object'],
    ['no id', { ...good, id: ' ' }, 'its id is " "'],
    ['no cluster', { ...good, cluster: 7 }, 'its cluster is 7'],
    ['an absurd count', { ...good, count: 1e9 }, 'its count is 1000000000, not a whole number up to 10000'],
    ['half a task', { ...good, count: 1.5 }, 'its count is 1.5'],
    ['nothing to place', { ...good, taskDefinition: undefined }, 'neither a taskDefinition nor'],
    [
      'an absurd task',
      { ...good, taskDefinition: undefined, cpu: 1e12, memory: 1 },
      'more than any instance has: cpu 1000000000000',
    ],
    [
      'a number beyond all',
      JSON.parse(JSON.stringify(good).replace('"count":12', '"count":1e400')),
      'its count is',
    ],
    ['no time', { ...good, expires: 'soon' }, 'its expires is "soon"'],
    ['what is over', { ...good, expires: '2026-11-27T03:00:05Z' }, 'it has expired'],
  ])('is not believed where it is %s', (_, message, why) => {
    expect(read(message).why).toContain(why);
  });

  it('is not believed long after it was sent', () => {
    expect(read(good, sentAt + 600_000).why).toBe(`it has expired (its id is ${JSON.stringify(good.id)})`);
  });

  it('whatever is sent: never an exception, and short words', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
        const { shortage, why = '' } = parseShortage(body, { sentAt, now });
        expect(shortage === undefined).toBe(why !== '');
        expect(why.length).toBeLessThan(250);
      }),
    );
  });
});
