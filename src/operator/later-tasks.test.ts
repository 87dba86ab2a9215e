// Which of two overlapping readings tells of the tasks of an instance.
import { expect, it } from 'vitest';
import type { InstanceFacts } from '#model/observation.ts';
import { inService, task } from '../act/fixtures.ts';
import { withLaterTasks } from './later-tasks.ts';

const known = task({ arn: 'known' });
const listed = task({ arn: 'listed' });
/** Read anew at 200 without its tasks being listed: those are known from 100. */
const looked = inService({ tasks: [known], readAt: 100, stoppingTasksReadAt: 90, stateReadAt: 200 });
const other = (differs: Partial<InstanceFacts> = {}) =>
  inService({ tasks: [listed], readAt: 150, stoppingTasksReadAt: 140, ...differs });

it('a look at the state alone takes tasks that another reading has listed since, with when that was', () => {
  const drained = { ...looked, container: { ...looked.container!, status: 'DRAINING' } };
  expect(withLaterTasks(drained, other())).toEqual({
    ...drained,
    tasks: [listed],
    readAt: 150,
    stoppingTasksReadAt: 140,
  });
});

it('and that there were none that stop, and no longer what was known of that before', () => {
  const before = { ...looked, quiet: true as const };
  expect(withLaterTasks(looked, other({ quiet: true }))).toMatchObject({ quiet: true });
  expect(withLaterTasks(before, other())).not.toHaveProperty('quiet');
});

it.each([
  ['the other one has listed them before', looked, other({ readAt: 99 })],
  ['the other one has listed them at the same time', looked, other({ readAt: 100 })],
  ['the other one never listed them', looked, other({ readAt: undefined })],
  ['there is no other one', looked, undefined],
  ['it listed them itself', { ...looked, stateReadAt: undefined }, other()],
] as const)('it keeps its own where %s', (_, seen, given) => {
  expect(withLaterTasks(seen, given)).toBe(seen);
});

it('it takes them where it knew of none at all', () => {
  expect(withLaterTasks({ ...looked, readAt: undefined, tasks: [] }, other())).toMatchObject({
    tasks: [listed],
    readAt: 150,
  });
});
