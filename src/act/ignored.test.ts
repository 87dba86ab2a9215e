import { expect, it } from 'vitest';
import { spec, task } from './fixtures.ts';
import { isIgnored } from './ignored.ts';

type Rules = NonNullable<typeof spec.workloads>;
const ignores = (workloads: Rules, differs = {}) => isIgnored(task(differs), { ...spec, workloads });

it('ignores nothing without a rule', () => expect(ignores([])).toBe(false));
it('lets the first matching rule decide', () => {
  expect(ignores([{ match: { service: 'web' } }, { match: { family: '*' }, ignore: true }])).toBe(false);
  expect(ignores([{ match: { service: 'api' } }, { match: { family: 'w*' }, ignore: true }])).toBe(true);
});
it('wants every field of a match', () => {
  expect(ignores([{ match: { family: 'web', daemon: true }, ignore: true }])).toBe(false);
  expect(ignores([{ match: { family: 'web', daemon: true }, ignore: true }], { daemon: true })).toBe(true);
});
it('matches tags by key, and by value where one is given', () => {
  const tags = { tags: { team: 'search' } };
  expect(ignores([{ match: { tag: { key: 'team' } }, ignore: true }], tags)).toBe(true);
  expect(ignores([{ match: { tag: { key: 'team', value: 'ads' } }, ignore: true }], tags)).toBe(false);
  expect(ignores([{ match: { tag: { key: 'toString' } }, ignore: true }], tags)).toBe(false);
});
it('takes a task without a service for none of a service', () => {
  expect(ignores([{ match: { service: '*' }, ignore: true }], { service: undefined })).toBe(false);
});
it.each([
  ['family', { family: 'batch-*' }, { family: 'batch-1' }],
  ['group', { group: 'family:*' }, { group: 'family:batch' }],
  ['who started it', { startedBy: 'cron*' }, { startedBy: 'cron-7' }],
])('matches by %s alone, and nothing that lacks it', (_, match, differs) => {
  expect(ignores([{ match, ignore: true }], differs)).toBe(true);
  expect(ignores([{ match, ignore: true }])).toBe(false);
});
it('ignores nothing where the spec says nothing of workloads', () => {
  expect(isIgnored(task(), { ...spec, workloads: undefined })).toBe(false);
});
