// Story: most hosts of one service get their notice in the same minute, some with a few seconds only (aws-facts.md §5.1).
import { expect } from 'vitest';
import { storyPromises } from '../../support/story-promises.ts';
import { servicesThatAreShort } from '../../support/world-at-rest.ts';

storyPromises('spot-storm-one-service', {
  seeds: [1],
  short: '7m',
  checked: ['no-task-stopped-on-a-staying-instance', 'no-foreign-target-put-back'],
  unavoidable: true,
  ends: (sandbox) => expect(servicesThatAreShort(sandbox)).toEqual([]),
});
