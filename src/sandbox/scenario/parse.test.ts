import { expect, test } from 'vitest';
import { renderProblem } from '#lib/document-problem.ts';
import { parseScenario } from './parse.ts';

/** A scenario with one pool `web` (1 to 9 instances) and room for more of each part, one part a line. */
function scenario(
  parts: { spec?: string; pool?: string; service?: string; job?: string; fault?: string } = {},
) {
  const text = `apiVersion: sluice.dev/v1alpha1
kind: Scenario
metadata: {name: story}
spec:
  duration: 1h
  clusters:
    - name: c
      pools:
        - {name: web, min: 1, max: 9, desired: 3, instance: {type: m5.large, cpu: 2048, memory: 4096}}
${parts.pool ? `        - ${parts.pool}\n` : ''}${parts.service ? `      services:\n        - ${parts.service}\n` : ''}${
  parts.job ? `      jobs:\n        - ${parts.job}\n` : ''
}${parts.fault ? `  faults:\n    - ${parts.fault}\n` : ''}${parts.spec ? `  ${parts.spec}\n` : ''}`;
  const { scenario: parsed, problems } = parseScenario(new TextEncoder().encode(text), 's.yaml');
  return { parsed, lines: problems.map(renderProblem) };
}

test('a scenario without mistakes is frozen and has its defaults', () => {
  const { parsed, lines } = scenario({
    service: '{name: s, desired: 2, task: {cpu: 1, memory: 1}, loadBalancer: {}}',
  });
  expect(lines).toEqual([]);
  expect(parsed?.spec).toMatchObject({
    account: '111122223333',
    region: 'ap-northeast-1',
    seed: 1,
    settle: '5m',
  });
  expect(parsed?.spec.clusters[0]?.pools[0]).toMatchObject({
    market: 'on-demand',
    boot: '60s-90s',
    zones: ['a', 'c', 'd'],
  });
  expect(parsed?.spec.clusters[0]?.services?.[0]?.loadBalancer?.deregistrationDelay).toBe('5m');
  expect(Object.isFrozen(parsed?.spec.clusters[0]?.pools)).toBe(true);
});

const instance = 'instance: {type: m5.large, cpu: 2048, memory: 4096}';
const task = 'task: {cpu: 1, memory: 1}';

test.each<[name: string, parts: Parameters<typeof scenario>[0], line: string]>([
  [
    'a pool twice',
    { pool: `{name: web, min: 1, max: 9, desired: 3, ${instance}}` },
    '10:18  spec.clusters[0].pools[1].name: the name "web" is there twice; give each a name of its own',
  ],
  [
    'min above max',
    { pool: `{name: b, min: 3, max: 2, desired: 3, ${instance}}` },
    '10:26  spec.clusters[0].pools[1].min: 3 is above max, which is 2; lower min or raise max',
  ],
  [
    'desired outside',
    { pool: `{name: b, min: 1, max: 2, desired: 3, ${instance}}` },
    '10:46  spec.clusters[0].pools[1].desired: 3 is not between min, which is 1, and max, which is 2',
  ],
  [
    'a range that runs backwards',
    { pool: `{name: b, min: 1, max: 2, desired: 1, boot: 90s-60s, ${instance}}` },
    '10:55  spec.clusters[0].pools[1].boot: the range 90s-60s runs backwards; put the shorter time first',
  ],
  [
    'a heartbeat that AWS refuses',
    { pool: `{name: b, min: 1, max: 2, desired: 1, hooks: [{name: h, heartbeat: 10s}], ${instance}}` },
    '10:78  spec.clusters[0].pools[1].hooks[0].heartbeat: expected 30s to 2h, got "10s"',
  ],
  [
    'points out of order',
    {
      service: `{name: s, desired: 1, ${task}, loadBalancer: {}, traffic: {points: [{at: 5m, requestsPerSecond: 1}, {at: 1m, requestsPerSecond: 1}]}}`,
    },
    '11:134  spec.clusters[0].services[0].traffic.points[1].at: 1m is not after the point before it; sort them by time',
  ],
  [
    'requests without a load balancer',
    { service: `{name: s, desired: 1, ${task}, traffic: {points: [{at: 0s, requestsPerSecond: 1}]}}` },
    '11:60  spec.clusters[0].services[0].traffic: there is no load balancer for these requests; give the service a loadBalancer, or discovery',
  ],
  [
    'a shutdown that runs backwards',
    { service: '{name: s, desired: 1, task: {cpu: 1, memory: 1, shutdown: 9s-1s}}' },
    '11:69  spec.clusters[0].services[0].task.shutdown: the range 9s-1s runs backwards; put the shorter time first',
  ],
  [
    'a job that goes on after the end',
    { job: `{family: j, perMinute: 1, seconds: 1s, until: 2h, ${task}}` },
    '11:57  spec.clusters[0].jobs[0].until: 2h is after the end, which is at 1h; lengthen spec.duration',
  ],
  [
    'a fault in no pool',
    { fault: '{at: 1m, terminateInGroup: {pool: wbe, count: 1}}' },
    '11:41  spec.faults[0].terminateInGroup.pool: there is no pool "wbe"; did you mean web?',
  ],
  [
    'a spot interruption of on-demand instances',
    { fault: '{at: 1m, spotInterruption: {pool: web, count: 1}}' },
    '11:41  spec.faults[0].spotInterruption.pool: this pool is not bought as spot; give the pool market: spot',
  ],
  [
    'a capacity above the maximum',
    { fault: '{at: 1m, setDesiredCapacity: {pool: web, desired: 10}}' },
    "11:57  spec.faults[0].setDesiredCapacity.desired: 10 is not between the pool's min, which is 1, and max, which is 9",
  ],
  [
    'a fault after the end',
    { fault: '{at: 61m, terminateInGroup: {pool: web, count: 1}}' },
    '11:12  spec.faults[0].at: 61m is after the end, which is at 1h; lengthen spec.duration',
  ],
  [
    'a fault of two kinds',
    {
      fault: '{at: 1m, terminateInGroup: {pool: web, count: 1}, setDesiredCapacity: {pool: web, desired: 2}}',
    },
    '11:7  spec.faults[0]: expected one fault, got 2: terminateInGroup, setDesiredCapacity; give each by itself',
  ],
  [
    'a time without a fault',
    { fault: '{at: 5m}' },
    '11:7  spec.faults[0]: expected one fault, got none; give one of spotInterruption, rebalanceRecommendation, terminateInstances, stopInstances, suddenDeath, agentDisconnect, impairedStatus, hostHangs, zoneOutage, insufficientCapacity, launchTrouble, launchTemplateVersion, instanceRefresh, setFleetTarget, setServiceDesired, setProtection, setAttribute, setInstanceTag, setContainerInstanceState, setClusterTag, deregisterTargets, taskStartTrouble, throttle, apiError, eventTrouble, metricGap, setDesiredCapacity, terminateInGroup, detachInstances',
  ],
  [
    'a setting outside its bounds',
    { spec: 'settings: {schedulerPass: 20s}' },
    '10:29  spec.settings.schedulerPass: expected 5s to 15s, got "20s"',
  ],
  [
    'a day that is none',
    { spec: 'start: "2026-13-01T00:00:00Z"' },
    '10:10  spec.start: there is no such day or time; write it such as 2026-11-22T00:00:00Z',
  ],
  [
    'a queue twice',
    { spec: 'queues: [{name: q}, {name: q}]' },
    '10:30  spec.queues[1].name: the name "q" is there twice; give each a name of its own',
  ],
  ['an unknown key', { spec: 'sed: 1' }, '10:3  spec.sed: is not a known field; did you mean seed?'],
])('%s', (_name, parts, line) => {
  expect(scenario(parts).lines).toEqual([`s.yaml:${line}`]);
});

test('all mistakes in one pass', () => {
  const { lines } = scenario({
    pool: `{name: web, min: x, max: 2, desired: 3, ${instance}}`,
    fault: '{at: 2h, terminateInGroup: {pool: nope, count: 0}}',
    spec: 'seed: -1',
  });
  expect(lines.map((line) => line.split('  ')[1]?.split(':')[0])).toEqual([
    'spec.clusters[0].pools[1].name',
    'spec.clusters[0].pools[1].min',
    'spec.faults[0].at',
    'spec.faults[0].terminateInGroup.pool',
    'spec.faults[0].terminateInGroup.count',
    'spec.seed',
  ]);
});

test('a file holds one scenario', () => {
  const { problems } = parseScenario(new TextEncoder().encode('a: 1\n---\nb: 1\n'), 's.yaml');
  expect(problems.map(renderProblem)).toEqual([
    's.yaml:3:1  there is a second document; give each scenario a file of its own',
  ]);
  expect(parseScenario(new Uint8Array(), 's.yaml').problems[0]?.message).toBe('holds no document');
});
