// What a Scenario cannot mean is refused with its path, what was expected, and what to do. Places: parse.test.ts.
import { describe, expect, test } from 'vitest';
import { type Case, instance, type Parts, problems, task, type } from './check-fixture.ts';

test('the scenario that the others are made from is well', () => {
  expect(problems({})).toEqual([]);
});

const service = (rest: string): Parts => ({ service: `{name: s, desired: 2, ${task}, ${rest}}` });
const balanced = (rest: string): Parts => service(`loadBalancer: {}, ${rest}`);
const pool = (rest: string): Parts => ({
  pool: `{name: p, min: 1, max: 2, desired: 1, ${instance}, ${rest}}`,
});

describe('services', () => {
  test.each<Case>([
    [
      'two kinds of load balancers',
      balanced('loadBalancers: [{}]'),
      'services[3].loadBalancers: there is a loadBalancer too; put all of them into loadBalancers',
    ],
    [
      'a delay in the second of several',
      service('loadBalancers: [{}, {deregistrationDelay: 2h}]'),
      'services[3].loadBalancers[1].deregistrationDelay: expected 0s to 1h, got "2h"',
    ],
    [
      'traffic of no source',
      balanced('traffic: {seconds: 1}'),
      'services[3].traffic: expected one of points, wave or csv, got none',
    ],
    [
      'traffic of two',
      balanced('traffic: {wave: {low: 1, high: 2}, points: [{at: 0s, requestsPerSecond: 1}]}'),
      'services[3].traffic: expected one of points, wave or csv, got points and wave',
    ],
    [
      'a wave upside down',
      balanced('traffic: {wave: {low: 3, high: 2}}'),
      'services[3].traffic.wave.low: 3 is above high, which is 2; exchange them',
    ],
    [
      'a first peak after the second',
      balanced('traffic: {wave: {low: 1, high: 2, peakAt: 99h}}'),
      'services[3].traffic.wave.peakAt: 99h is after the period, which is 1d; say when the first peak is',
    ],
    [
      'scaling without traffic',
      balanced('autoScaling: {min: 1, max: 3, requestsPerTask: 1}'),
      'services[3].autoScaling: it scales on requests, and there are none; give the service traffic',
    ],
    [
      'a size outside of its scaling',
      balanced('traffic: {wave: {low: 1, high: 2}}, autoScaling: {min: 3, max: 4, requestsPerTask: 1}'),
      'services[3].desired: 2 is not between autoScaling.min, which is 3, and autoScaling.max, which is 4',
    ],
    [
      'a scaled daemon',
      balanced(
        'daemon: true, traffic: {wave: {low: 1, high: 2}}, autoScaling: {min: 1, max: 4, requestsPerTask: 1}',
      ),
      'services[3].autoScaling: a daemon has one task on each instance and is not scaled; remove it',
    ],
    [
      'more healthy tasks than there are',
      service('minimumHealthyPercent: 150'),
      'services[3].minimumHealthyPercent: expected a whole number from 0 to 100, got 150',
    ],
    [
      'too few tasks for ever',
      service('minimumHealthyPercent: 50, maximumPercent: 90'),
      'services[3].maximumPercent: expected at least 100, got 90; a service could not keep its desired count',
    ],
    [
      'a daemon with a count of its own (aws-facts.md §1.2)',
      service('daemon: true'),
      'services[3].desired: a daemon has one task on each instance and no count of its own; give 0',
    ],
    [
      'a daemon twice on a host (aws-facts.md §1.2)',
      service('daemon: true, maximumPercent: 200'),
      'services[3].maximumPercent: expected 100 for a daemon, got 200',
    ],
    [
      'an unknown capacity provider',
      service('capacityProvider: nope'),
      'services[3].capacityProvider: there is no capacity provider "nope"; there is none',
    ],
    [
      'zones evened out for a daemon (aws-facts.md §1.6)',
      service('daemon: true, availabilityZoneRebalancing: true'),
      'services[3].availabilityZoneRebalancing: ECS does not rebalance for a daemon; remove it',
    ],
    [
      'a query that is none (aws-facts.md §1.6)',
      service("constraints: [{memberOf: 'attribute:a = b'}]"),
      "services[3].constraints[0].memberOf: no expression of the cluster query language: unexpected ' = b'; write it such as attribute:ecs.instance-type == c6i.xlarge",
    ],
    [
      'a place that no instance is (aws-facts.md §1.6)',
      service("constraints: [{memberOf: 'attribute:tier == wob'}]"),
      'services[3].constraints[0].memberOf: no instance of the cluster fits it; give a pool such attributes, or start with desired: 0',
    ],
    [
      'a type that no pool has (aws-facts.md §1.6)',
      service("constraints: [{memberOf: 'attribute:ecs.instance-type == m5.large and attribute:a exists'}]"),
      'services[3].constraints[0].memberOf: no instance of the cluster fits it; give a pool such attributes, or start with desired: 0',
    ],
    [
      'protection for too long (aws-facts.md §1.5)',
      service('scaleInProtection: 3d'),
      'services[3].scaleInProtection: expected 1m to 2d, got "3d"',
    ],
    [
      'Fargate on the host network',
      { service: '{name: s, desired: 1, launchType: FARGATE, task: {cpu: 1, memory: 1, network: host}}' },
      'services[3].task.network: Fargate tasks have a network interface of their own; remove it, or use launchType: EC2',
    ],
    [
      'Fargate behind a bridge',
      {
        service: '{name: s, desired: 1, launchType: FARGATE, task: {cpu: 1, memory: 1, network: bridge}}',
      },
      'services[3].task.network: Fargate tasks have a network interface of their own; remove it, or use launchType: EC2',
    ],
    [
      'a Fargate daemon',
      service('launchType: FARGATE, daemon: true'),
      'services[3].daemon: Fargate has no instances for a daemon; remove it, or use launchType: EC2',
    ],
    [
      'a host port without a host',
      { service: '{name: s, desired: 1, task: {cpu: 1, memory: 1, network: awsvpc, hostPort: 80}}' },
      'services[3].task.hostPort: an awsvpc task has an IP of its own and no port of the host; remove hostPort, or use network: bridge',
    ],
    [
      'a task larger than any host',
      { service: '{name: s, desired: 1, task: {cpu: 4096, memory: 1}}' },
      'services[3].task.cpu: 4096 is more than any instance of the cluster has, which is 2048; make the task smaller or the instances larger',
    ],
    [
      'a job larger than any host',
      { job: '{family: j, perMinute: 1, seconds: 1s, task: {cpu: 1, memory: 9999}}' },
      'jobs[0].task.memory: 9999 is more than any instance of the cluster has, which is 4096; make the task smaller or the instances larger',
    ],
    [
      'more warm tasks than fit',
      { service: '{name: s, desired: 6, task: {cpu: 2048, memory: 1}}' },
      'services[3].desired: with its tasks the cluster needs 12295 of cpu, and its instances have 10240; start with fewer tasks or more instances',
    ],
    [
      'a job with the family of a service',
      { job: `{family: app, perMinute: 1, seconds: 1s, ${task}}` },
      'jobs[0].family: a service of the cluster has this task definition; give the job a family of its own',
    ],
  ])('%s', (_name, parts, problem) => expect(problems(parts)).toContain(problem));
});

describe('constraints that some instance may fit', () => {
  test.each([
    ['a type', 'attribute:ecs.instance-type == c5.large'],
    ['a zone', 'attribute:ecs.availability-zone in [ap-northeast-1c]'],
    ['what nobody has', 'attribute:state != draining'],
    ['what is known only when it runs', 'task:group == service:app or attribute:ecs.ami-id == ami-1'],
    ['its age', 'registeredAt > 2020-01-01T00:00:00Z'],
  ])('%s', (_name, query) => expect(problems(service(`constraints: [{memberOf: '${query}'}]`))).toEqual([]));

  test('and one that nothing fits yet, of a service that wants nothing yet', () => {
    const later = `{name: s, desired: 0, ${task}, constraints: [{memberOf: 'attribute:tier == wob'}]}`;
    expect(problems({ service: later })).toEqual([]);
  });
});

describe('pools, fleets and clusters', () => {
  test.each<Case>([
    [
      'a life of hours (aws-facts.md §4.4)',
      pool('maxInstanceLifetime: 12h'),
      'pools[2].maxInstanceLifetime: expected 1d to 3650d, got "12h"',
    ],
    [
      'a zone twice',
      pool('zones: [a, a]'),
      'pools[2].zones[1]: the name "a" is there twice; give each a name of its own',
    ],
    [
      'a market beside a mixed policy',
      pool('market: spot, mixed: {}'),
      'pools[2].market: with mixed instances the policy says what is bought; leave market out, and say it with mixed.onDemandPercentage',
    ],
    [
      'a type twice',
      pool(`mixed: {types: [${type}, ${type}]}`),
      'pools[2].mixed.types[1].type: the name "c5.large" is there twice; give each a name of its own',
    ],
    [
      'a drain function for launches',
      pool('hooks: [{name: h, transition: launching, drainFunction: true}]'),
      'pools[2].hooks[0].drainFunction: there is nothing to drain on a launching instance; give the hook transition: terminating',
    ],
    [
      'steps that cross',
      pool('capacityProvider: {minimumScalingStepSize: 5, maximumScalingStepSize: 2}'),
      'pools[2].capacityProvider.minimumScalingStepSize: 5 is above maximumScalingStepSize, which is 2; lower it',
    ],
    [
      'a name that AWS keeps',
      pool('capacityProvider: {name: fargate-x}'),
      'pools[2].capacityProvider.name: AWS keeps names that begin with aws, ecs or fargate for itself; choose another',
    ],
    [
      'termination protection without its group (aws-facts.md §1.7)',
      pool('capacityProvider: {managedTerminationProtection: true}'),
      'pools[2].capacityProvider.managedTerminationProtection: ECS refuses it where the group does not protect new instances; give the pool newInstancesProtected: true',
    ],
    [
      'weights under managed scaling (aws-facts.md §1.7)',
      pool('capacityProvider: {}, mixed: {weight: 2}'),
      'pools[2].capacityProvider: managed scaling does not know the weights of this pool; remove the weights, or set managedScaling: false',
    ],
    [
      'a fleet of nothing',
      { fleet: '{name: f, target: 1, types: []}' },
      'fleets[1].types: expected at least 1 entry, got 0; say what it launches',
    ],
    [
      'a fleet with the name of a pool',
      { fleet: `{name: web, target: 1, types: [${type}]}` },
      'fleets[1].name: the name "web" is there twice; give each a name of its own',
    ],
    [
      'more on demand than all',
      { fleet: `{name: f, target: 1, onDemandTarget: 2, types: [${type}]}` },
      'fleets[1].onDemandTarget: 2 is above target, which is 1; the target counts both',
    ],
    [
      'more instances than a cluster takes (aws-facts.md §1.4)',
      { pool: `{name: big, min: 0, max: 9000, desired: 5000, ${instance}}` },
      'pools: the cluster begins with 5005 instances, and ECS takes 5000 in one; make the pools smaller or share them among clusters',
    ],
    [
      'a cluster without instances',
      { cluster: '{name: d, pools: []}' },
      'clusters[1].pools: the cluster has no instances; give it a pool or a fleet, or services with launchType: FARGATE only',
    ],
  ])('%s', (_name, parts, problem) => expect(problems(parts)).toContain(problem));

  test('a cluster of Fargate services needs no instances', () => {
    const cluster = `{name: d, pools: [], services: [{name: s, launchType: FARGATE, desired: 1, ${task}}]}`;
    expect(problems({ cluster })).toEqual([]);
  });
});

describe('queues and settings', () => {
  test.each<Case>([
    [
      'an event that nobody sends (aws-facts.md §3.3)',
      { spec: 'queues: [{name: q, events: [ECS Task State Chance]}]' },
      'queues[0].events[0]: there is no event "ECS Task State Chance"; did you mean ECS Task State Change?',
    ],
    [
      'dead letters to nowhere',
      { spec: 'queues: [{name: q, deadLetter: {queue: p, maxReceiveCount: 1}}]' },
      'queues[0].deadLetter.queue: there is no queue "p"; there are q',
    ],
    [
      'dead letters in a circle',
      {
        spec: 'queues: [{name: q, deadLetter: {queue: p, maxReceiveCount: 1}}, {name: p, deadLetter: {queue: q, maxReceiveCount: 1}}]',
      },
      'queues[0].deadLetter.queue: its dead letters come back to it; end at a queue without deadLetter',
    ],
    [
      'dead letters to a queue that may be left out',
      {
        spec: 'queues: [{name: q, deadLetter: {queue: p, maxReceiveCount: 1}}, {name: p, forOperator: true}]',
      },
      'queues[0].deadLetter.queue: that queue is left out under the rival policies, and this one is not; give both forOperator, or neither',
    ],
    [
      'invisible for ever (aws-facts.md §3.2)',
      { spec: 'queues: [{name: q, visibilityTimeout: 13h}]' },
      'queues[0].visibilityTimeout: expected 0s to 12h, got "13h"',
    ],
    [
      'events that never arrive',
      { spec: 'settings: {eventLoss: 100}' },
      'settings.eventLoss: no event of EC2 and Auto Scaling would ever arrive; give less than 100, or use the fault eventTrouble for a while',
    ],
    [
      'a rest longer than the run',
      { spec: 'settle: 2d' },
      'settle: 2d is longer than the scenario, which lasts 1h; shorten it, or lengthen spec.duration',
    ],
    [
      'reads that lag for a minute',
      { spec: 'settings: {readLag: 1m}' },
      'settings.readLag: expected 0s to 5s, got "1m"',
    ],
    [
      'tasks that wait for an hour',
      { spec: 'settings: {provisioningTimeout: 1h}' },
      'settings.provisioningTimeout: expected 10m to 15m, got "1h"',
    ],
  ])('%s', (_name, parts, problem) => expect(problems(parts)).toContain(problem));
});
