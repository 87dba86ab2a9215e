// What of a task is written down with its instance: the rule that is for it, asked anew where nobody has looked by this spec.
import { expect, it } from 'vitest';
import { anInstance, aSpec, aWebTask } from '../../test/support/facts.ts';
import { portraitOf } from './portray.ts';

const instance = anInstance('0a', { tasks: [aWebTask('t', '0a')] });
const stopAtOnce = aSpec({
  workloads: [
    { match: { daemon: true }, ignore: true },
    { match: { service: 'we*' }, onInterruption: 'stop' },
  ],
});
const taskOf = (of: Omit<Parameters<typeof portraitOf>[1], 'state'>) =>
  portraitOf(instance, { ...of, state: 'inService.busy' }).tasks.get('t');

it('names the rule by its place, and what it asks for', () => {
  expect(taskOf({ spec: aSpec(), before: undefined, isFirst: true })).toMatchObject({
    rule: null,
    onInterruption: 'evacuate',
    onScaleIn: 'drain',
  });
  expect(taskOf({ spec: stopAtOnce, before: undefined, isFirst: true })).toMatchObject({
    rule: 1,
    onInterruption: 'stop',
  });
});

it('is asked anew by another spec, and else taken as it was', () => {
  const before = portraitOf(instance, { spec: aSpec(), state: undefined, before: undefined, isFirst: true });
  expect(taskOf({ spec: stopAtOnce, before, isFirst: false })).toBe(before.tasks.get('t'));
  expect(taskOf({ spec: stopAtOnce, before, isFirst: true })).toMatchObject({ rule: 1 });
});
