// Mistakes in where tasks are told that they will be stopped: each with its place and what was expected.
import { expect, it } from 'vitest';
import { renderProblem } from '#lib/document-problem.ts';
import { parseClusterSpecs } from './parse.ts';

const SQS = 'arn:aws:sqs:ap-northeast-1:111122223333:jobs';
const SNS = 'arn:aws:sns:ap-northeast-1:111122223333:jobs';

function read(quiesce: string, rule = '') {
  const text = `apiVersion: sluice.dev/v1alpha1
kind: ClusterSpec
metadata: {name: web}
spec:
  account: "111122223333"
  region: ap-northeast-1
  cluster: web
  workloads:
    - match: {family: nightly}
      quiesce: ${quiesce}
${rule}`;
  return parseClusterSpecs([{ file: 'web.yaml', bytes: new TextEncoder().encode(text) }]);
}

/** A rule that stops its tasks `lead` after the signal, on hosts that a hook holds meanwhile. */
function onHook(manage: string): string {
  const pool = `{name: a, autoScalingGroup: {name: g}, lifecycleHook: {name: h, ${manage}}}`;
  return `      onScaleIn: stop\n  pools:\n    - ${pool}`;
}

it.each([`{queue: jobs}`, `{queue: ${SQS}, lead: 60s}`, `{queue: ${SQS}.fifo}`, `{topic: ${SNS}}`])(
  '%s can be used; without a lead it is 0s',
  (quiesce) => {
    const { specs, problems } = read(quiesce);
    expect(problems).toEqual([]);
    expect(specs[0]!.spec.spec.workloads![0]!.quiesce!.lead).toMatch(/^(0|60)s$/);
  },
);

it.each([
  [
    `{queue: jobs, topic: ${SNS}}`,
    '',
    /^web\.yaml:10:30 {2}.*quiesce\.topic.* also goes to a queue.*exactly one/s,
  ],
  ['{lead: 5s}', '', /^web\.yaml:10:16 {2}.*workloads\[0\]\.quiesce.* no place to go to/s],
  ['{queue: jobs}', '      ignore: true', /^web\.yaml:10:7 {2}.*ignores its tasks.*remove quiesce/s],
  ['{topic: jobs}', '', /^web\.yaml:10:24 {2}.*ARN of an SNS topic/s],
  [`{topic: ${SQS}}`, '', /^web\.yaml:10:24 {2}.*ARN of an SNS topic/s],
  [
    '{queue: "arn:aws:sns:ap-northeast-1:111122223333:jobs"}',
    '',
    /^web\.yaml:10:24 {2}.*ARN of an SQS queue/s,
  ],
  [`{topic: ${SNS.replace('ap-northeast-1', 'eu-west-1')}}`, '', /it is in eu-west-1, the cluster in ap-n/],
  ['{queue: jobs, lead: soon}', '', /^web\.yaml:10:36 {2}.*lead/s],
  [
    '{queue: jobs, lead: 20m}',
    '      drainTimeout: 15m\n      onTimeout: stop',
    /^web\.yaml:10:36 {2}spec\.workloads\[0\]\.quiesce\.lead: the lead of 20m is longer than the drain timeout of 15m; shorten/s,
  ],
  [
    '{queue: jobs, lead: 20m}',
    '      drainTimeout: 15m\n      onScaleIn: stop',
    /:10:36 .*longer than the drain timeout/s,
  ],
  [
    '{queue: jobs, lead: 17h}',
    onHook('manage: true'),
    /:10:36 .*of 17h is longer than 16h40m, .* managed hook/s,
  ],
  [
    '{queue: jobs, lead: 49h}',
    onHook('manage: false'),
    /:10:36 .*of 49h is longer than 48h, .* any lifecycle hook/s,
  ],
])('%s %s is refused', (quiesce, rule, words) => {
  const { problems } = read(quiesce, rule);
  expect(problems.map(renderProblem)).toHaveLength(1);
  expect(renderProblem(problems[0]!)).toMatch(words);
});

it.each([
  [
    'that the drain timeout leaves room for',
    '{queue: jobs, lead: 15m}',
    '      drainTimeout: 15m\n      onTimeout: stop',
  ],
  ['where nobody stops the task in a drain', '{queue: jobs, lead: 20m}', '      drainTimeout: 15m'],
  ['that its hook outlasts', '{queue: jobs, lead: 16h40m}', onHook('manage: true')],
  ["that somebody else's hook may outlast", '{queue: jobs, lead: 47h}', onHook('manage: false')],
])('a lead %s can be kept', (_, quiesce, rule) => {
  expect(read(quiesce, rule).problems).toEqual([]);
});
