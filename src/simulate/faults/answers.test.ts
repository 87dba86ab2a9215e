// Answers that are not the truth: what they leave out, how old they are, and where their pages begin.
import { expect, test } from 'vitest';
import { createRandom } from '#lib/random.ts';
import { Archive, denied, isListing, pageAsked, pageOf, thinned, torn, withoutPage } from './answers.ts';
import type { MeddledCall } from './meddle.ts';

const call = (operation: string, input = {}, service: MeddledCall['service'] = 'ecs'): MeddledCall => ({
  service,
  operation,
  input,
});
const items = (count: number) =>
  Array.from({ length: count }, (_, id) => ({ id, state: 'running', name: `n${id}` }));

test('a list of which nothing is kept is empty, but what was not found is still said', () => {
  const answer = { tasks: items(5), failures: [{ reason: 'MISSING' }], nextToken: 'more' };
  expect(thinned(answer, 0, createRandom(1))).toEqual({ ...answer, tasks: [] });
});

test('of what a denied list lacks it is said that there is none', () => {
  const truth = {
    tasks: [{ taskArn: 't1' }, { taskArn: 't2' }],
    failures: [{ arn: 't3', reason: 'MISSING' }],
  };
  expect(denied(truth, 1, createRandom(1))).toEqual(truth);
  expect(denied(truth, 0, createRandom(1))).toEqual({
    tasks: [],
    failures: [...truth.failures, { arn: 't1', reason: 'MISSING' }, { arn: 't2', reason: 'MISSING' }],
  });
  const containerInstances = [{ containerInstanceArn: 'c1' }];
  expect(denied({ containerInstances }, 0, createRandom(1))).toEqual({
    containerInstances: [],
    failures: [{ arn: 'c1', reason: 'MISSING' }],
  });
});

test('a thinned list lacks some, and what it holds is whole and in order', () => {
  const { tasks } = thinned({ tasks: items(100) }, 0.5, createRandom(1)) as {
    tasks: ReturnType<typeof items>;
  };
  expect(tasks.length).toBeGreaterThan(25);
  expect(tasks.length).toBeLessThan(75);
  expect(tasks).toEqual(items(100).filter(({ id }) => tasks.some((kept) => kept.id === id)));
});

test('a torn answer lacks members and no item, and the truth stays as it was', () => {
  const truth = { instances: items(50), failures: [{ arn: 'a', reason: 'MISSING' }] };
  const seen = torn(truth, createRandom(1)) as typeof truth;
  expect(seen.instances).toHaveLength(50);
  expect(seen.instances.filter((each) => Object.keys(each).length < 3).length).toBeGreaterThan(10);
  expect(seen.failures).toEqual(truth.failures);
  expect(truth.instances).toEqual(items(50));
});

test('names in a list are no members: a torn list of names is the list', () => {
  expect(torn({ taskArns: ['a', 'b'] }, createRandom(1))).toEqual({ taskArns: ['a', 'b'] });
});

test('the archive gives what was answered to the same question then, and nothing to another one', () => {
  const archive = new Archive();
  const asked = call('DescribeTasks', { tasks: ['t'] });
  archive.keep(asked, 10, { tasks: ['old'] });
  archive.keep(asked, 40, { tasks: ['new'] });
  expect(archive.asOf(asked, 39)).toEqual({ tasks: ['old'] });
  expect(archive.asOf(asked, 40)).toEqual({ tasks: ['new'] });
  expect(archive.asOf(asked, 9)).toBeUndefined();
  expect(archive.asOf(call('DescribeTasks', { tasks: ['u'] }), 50)).toBeUndefined();
});

test('the archive forgets what no lag reaches', () => {
  const archive = new Archive();
  const asked = call('ListTasks');
  archive.keep(asked, 0, { tasks: ['old'] });
  archive.keep(asked, 401, { tasks: ['new'] });
  expect(archive.asOf(asked, 400)).toBeUndefined();
});

test.each([
  ['ListTasks', { cluster: 'c' }, true],
  ['DescribeAutoScalingGroups', { MaxResults: 50 }, true],
  ['DescribeAutoScalingGroups', { AutoScalingGroupNames: ['g'] }, false],
  ['DescribeInstances', { InstanceIds: ['i-1'] }, false],
  ['DescribeTasks', { tasks: ['t'] }, false],
])('%s with %j comes in pages: %s', (operation, input, expected) => {
  expect(isListing(call(operation, input))).toBe(expected);
});

test('pages of two lead from the beginning to the end, and the last one leads nowhere', () => {
  const answer = { taskArns: ['a', 'b', 'c', 'd', 'e'] };
  const seen: unknown[] = [];
  let next: string | undefined = 'page-0';
  while (next !== undefined && seen.length < 9) {
    const from = pageAsked(call('ListTasks', { nextToken: next }))!;
    const page = pageOf(answer, from, call('ListTasks')) as { taskArns: string[]; nextToken?: string };
    seen.push(page.taskArns);
    next = page.nextToken;
  }
  expect(seen).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
});

test('a token of AWS is no page of ours, and asking anew leaves the token out', () => {
  expect(pageAsked(call('ListTasks', { nextToken: 'AAAA' }))).toBeUndefined();
  expect(withoutPage(call('DescribeInstances', { NextToken: 'page-2', MaxResults: 5 }, 'ec2'))).toEqual({
    MaxResults: 5,
  });
  expect(pageOf({ Reservations: items(3) }, 0, call('DescribeInstances', {}, 'ec2'))).toMatchObject({
    NextToken: 'page-2',
  });
});
