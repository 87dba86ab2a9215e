import { describe, expect, it } from 'vitest';
import type { ServiceFacts } from '#model/observation.ts';
import { anObservation, aService, aSpec, NO_RECALL, NOW } from '../../test/support/facts.ts';
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
});
