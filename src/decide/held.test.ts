// What keeps a drain waiting, as far as it can be seen, and the way out that people are told.
import { describe, expect, it } from 'vitest';
import type { ServiceFacts } from '#model/observation.ts';
import { aSituation } from '../../test/support/case.ts';
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

  it('in one clause that names what would let it go', () => {
    expect(holds({ desiredCount: 3, minimumHealthyPercent: 100, maximumPercent: 125 })).toBe(
      'web cannot move: with minimumHealthyPercent 100 and maximumPercent 125 ECS may neither stop one of 3 nor start ' +
        'one more; lower the first or raise the second',
    );
  });

  it('nothing of a daemon service, which runs where hosts are, nor of one that was not read', () => {
    const stuck = { desiredCount: 4, minimumHealthyPercent: 100, maximumPercent: 100 };
    expect(holds({ ...stuck, daemon: true })).toBeUndefined();
    expect(holds({ ...stuck, name: 'other' })).toBeUndefined();
  });

  it.each([
    [4, 50, 100],
    [3, 100, 134],
    [3, 66, 100],
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
    expect(holds({ events: [{ at: NOW - 599_000, message }] })).toContain('it said 9m59s ago');
    expect(holds({ events: [{ at: NOW - 600_000, message }] })).toBeUndefined();
  });
  it('want of room, whatever else it said, and be it said this very moment', () => {
    const message = '(service web) was unable to place a task.';
    const steady = { at: NOW - 1_000, message: '(service web) has reached a steady state.' };
    expect(holds({ events: [steady] })).toBeUndefined();
    expect(holds({ events: [steady, { at: NOW, message }] })).toBe(
      'web finds no room elsewhere, it said 1s ago',
    );
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
    it('are so two minutes after their start, and without their hosts where others drain those', () => {
      expect(holdsWith({ state: 'unused', startedAt: NOW - 120_000 })).toMatch(/^1 task of web run outside/);
      const instances = ['a', 'b', 'c', 'd', 'e'].map((id) =>
        anInstance(id, {
          ...(id === 'e' && { container: undefined }),
          tasks: [aWebTask(`t${id}`, id, { state: 'unused' })],
        }),
      );
      const found = whatHolds(aSituation(anObservation({ instances })), 'web');
      expect(found).toMatch(/^4 tasks of web run outside of their target group \(ta, tb, tc and 1 more\)/);
    });
    it('are so by one of several target groups', () => {
      const task = aWebTask('t', 'a', { state: 'healthy' });
      const both = { ...task, targets: [...task.targets, { ...task.targets[0]!, port: 1, state: 'unused' }] };
      const observation = anObservation({ instances: [anInstance('a', { tasks: [both] })] });
      expect(whatHolds(aSituation(observation), 'web')).toMatch(/^1 task of web/);
    });
    it.each<[string, Parameters<typeof holdsWith>]>([
      ['is healthy', [{ state: 'healthy' }]],
      ['belongs to another service', [{ state: 'unused', service: 'other' }]],
      ['started nobody knows when', [{ state: 'unused', startedAt: undefined }]],
      ['started a little less than two minutes ago', [{ state: 'unused', startedAt: NOW - 119_999 }]],
      ['has only just started', [{ state: 'unused', startedAt: NOW - 60_000 }]],
      ['shall stop', [{ state: 'unused', desiredStatus: 'STOPPED' }]],
      ['was taken out by us', [{ state: 'unused' }, { removed: true }]],
      ['is on a host that drains itself', [{ state: 'unused' }, { status: 'DRAINING' }]],
    ])('are none where it %s', (_, given) => {
      expect(holdsWith(...given)).toBeUndefined();
    });
  });
});
