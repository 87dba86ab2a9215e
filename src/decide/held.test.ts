import { describe, expect, it } from 'vitest';
import type { ServiceFacts } from '#model/observation.ts';
import {
  anInstance,
  anObservation,
  aService,
  aSpec,
  aWebTask,
  NO_RECALL,
  NOW,
  portOf,
  WEB_GROUP,
} from '../../test/support/facts.ts';
import { whatHolds } from './held.ts';

const holds = (over: Partial<ServiceFacts>) => {
  const observation = anObservation({ services: [aService(over)] });
  const situation = {
    spec: aSpec(),
    observation,
    notices: new Map(),
    recall: NO_RECALL,
    doubts: {},
    now: NOW,
  };
  return whatHolds(situation, 'web');
};

describe('what holds a drain (aws-facts.md §1.2)', () => {
  it.each([
    [4, 100, 100],
    [1, 50, 100],
    [3, 100, 125],
  ])(
    'a service of %i with %i/%i, which ECS can never move: with the numbers and the way out',
    (...numbers) => {
      const [desiredCount, minimumHealthyPercent, maximumPercent] = numbers;
      const words = holds({ desiredCount, minimumHealthyPercent, maximumPercent });
      expect(words).toMatch(
        /^web cannot move: with minimumHealthyPercent \d+ and maximumPercent \d+ ECS may neither/,
      );
      expect(words).toContain('lower the first or raise the second');
    },
  );

  it.each([
    [4, 50, 100],
    [4, 100, 200],
    [1, 0, 100],
  ])('nothing, with %i and %i/%i', (...numbers) => {
    const [desiredCount, minimumHealthyPercent, maximumPercent] = numbers;
    expect(holds({ desiredCount, minimumHealthyPercent, maximumPercent })).toBeUndefined();
  });

  it('want of room, as long as the service has just said so', () => {
    const message =
      '(service web) was unable to place a task because no container instance met all of its requirements.';
    expect(holds({ events: [{ at: NOW - 90_000, message }] })).toBe(
      'web finds no room elsewhere, it said 1m30s ago',
    );
    expect(holds({ events: [{ at: NOW - 900_000, message }] })).toBeUndefined();
  });

  describe('tasks that others took out of their target group', () => {
    const holdsWith = (
      task: Parameters<typeof aWebTask>[2],
      over: { status?: string; removed?: boolean } = {},
    ) => {
      const { status, removed = false } = over;
      const instance = anInstance('a', { tasks: [aWebTask('t', 'a', task)], ...(status && { status }) });
      const observation = anObservation({ instances: [instance] });
      const key = `${WEB_GROUP}|i-a:${portOf('t')}`;
      const recall = { ...NO_RECALL, removedTargets: new Map(removed ? [[key, NOW]] : []) };
      return whatHolds(
        { spec: aSpec(), observation, notices: new Map(), recall, doubts: {}, now: NOW },
        'web',
      );
    };
    it('are named: ECS may not count them', () => {
      expect(holdsWith({ state: 'unused' })).toBe(
        '1 task of web run outside of their target group (t), where others took them out; ECS may not count them: put them back, or stop them',
      );
    });
    it.each<[string, Parameters<typeof holdsWith>]>([
      ['is healthy', [{ state: 'healthy' }]],
      ['has only just started', [{ state: 'unused', startedAt: NOW - 60_000 }]],
      ['shall stop', [{ state: 'unused', desiredStatus: 'STOPPED' }]],
      ['was taken out by us', [{ state: 'unused' }, { removed: true }]],
      ['is on a host that drains itself', [{ state: 'unused' }, { status: 'DRAINING' }]],
    ])('are none where it %s', (_, given) => {
      expect(holdsWith(...given)).toBeUndefined();
    });
  });
});
