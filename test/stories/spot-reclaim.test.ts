// Story: spot capacity is taken back two minutes after a notice (aws-facts.md §5.1, §6.2).
import { storyPromises } from '../support/story-promises.ts';

storyPromises('spot-reclaim', {
  seeds: [1],
  short: '10m',
  checked: ['no-task-stopped-on-a-staying-instance'],
});
