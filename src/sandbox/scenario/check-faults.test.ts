// Faults that cannot be meant: they strike nobody, do nothing, or do what AWS never does.
import { describe, expect, test } from 'vitest';
import { type Case, type Parts, problems } from './check-fixture.ts';

describe('faults', () => {
  const fault = (text: string): Parts => ({ fault: text });
  test.each<Case>([
    [
      'that strike nobody',
      fault('suddenDeath: {}'),
      'faults[0].suddenDeath: expected pool or instance, got neither; say whom it strikes',
    ],
    [
      'that strike a pool and an instance',
      fault('suddenDeath: {pool: web, instance: i-00000000}'),
      'faults[0].suddenDeath: expected pool or instance, got both; say whom it strikes',
    ],
    [
      'that strike one instance twice',
      fault('suddenDeath: {instance: i-00000000, count: 2}'),
      'faults[0].suddenDeath.count: there is one instance only; remove it, or give a pool',
    ],
    [
      'in an unknown pool',
      fault('agentDisconnect: {pool: wbe}'),
      'faults[0].agentDisconnect.pool: there is no pool or fleet "wbe"; did you mean web?',
    ],
    [
      'in a zone where the pool is not',
      fault('suddenDeath: {pool: sp, zone: d}'),
      'faults[0].suddenDeath.zone: there is nothing in zone d; zones here: a',
    ],
    [
      'in a zone where nothing is',
      fault('zoneOutage: {zone: f}'),
      'faults[0].zoneOutage.zone: there is nothing in zone f; zones here: a, c, d',
    ],
    [
      'spot notices on demand',
      fault('rebalanceRecommendation: {pool: web}'),
      'faults[0].rebalanceRecommendation.pool: this pool is not bought as spot; give the pool market: spot',
    ],
    [
      'a notice too early (aws-facts.md §5.1)',
      fault('spotInterruption: {pool: sp, lead: 3m}'),
      'faults[0].spotInterruption.lead: expected 0s to 2m, got "3m"',
    ],
    [
      'an interruption of nothing',
      fault('spotInterruption: {pool: sp, notices: 0, taken: false}'),
      'faults[0].spotInterruption: nothing would happen; send a notice, or take the instance',
    ],
    [
      'spot instances that are stopped',
      fault('stopInstances: {pool: fl}'),
      'faults[0].stopInstances.pool: EC2 stops no spot instances of groups and fleets; name a pool of on-demand instances, or use terminateInstances',
    ],
    [
      'Auto Scaling on a fleet',
      fault('instanceRefresh: {pool: fl}'),
      'faults[0].instanceRefresh.pool: this is a fleet, which Auto Scaling does not know; name a pool',
    ],
    [
      'an attribute in a zone where the pool is not',
      fault('setAttribute: {pool: sp, zone: d, name: team, value: red}'),
      'faults[0].setAttribute.zone: there is nothing in zone d; zones here: a',
    ],
    [
      'an attribute that is of ECS',
      fault('setAttribute: {pool: web, name: ecs.ami-id, value: ami-1}'),
      'faults[0].setAttribute.name: ECS sets this attribute itself; choose another name',
    ],
    [
      'a tag of an instance that is of AWS',
      fault('setInstanceTag: {pool: web, key: "aws:team", value: red}'),
      'faults[0].setInstanceTag.key: keys that begin with aws: are reserved; choose another key',
    ],
    [
      'a tag in a zone where the pool is not',
      fault('setInstanceTag: {pool: sp, zone: d, key: team, value: red}'),
      'faults[0].setInstanceTag.zone: there is nothing in zone d; zones here: a',
    ],
    [
      'a state in an unknown pool',
      fault('setContainerInstanceState: {pool: wbe, status: DRAINING}'),
      'faults[0].setContainerInstanceState.pool: there is no pool or fleet "wbe"; did you mean web?',
    ],
    [
      'a tag on no cluster',
      fault('setClusterTag: {cluster: nowhere, key: k}'),
      'faults[0].setClusterTag.cluster: there is no cluster "nowhere"; there are c',
    ],
    [
      'a tag of AWS',
      fault('setClusterTag: {cluster: c, key: "aws:x", value: y}'),
      'faults[0].setClusterTag.key: keys that begin with aws: are reserved; choose another key',
    ],
    [
      'an end in a zone where the pool is not',
      fault('terminateInGroup: {pool: sp, zone: d, count: 1}'),
      'faults[0].terminateInGroup.zone: there is nothing in zone d; zones here: a',
    ],
    [
      'a fleet target on a group',
      fault('setFleetTarget: {pool: web, target: 1}'),
      'faults[0].setFleetTarget.pool: this is an Auto Scaling group, not a fleet; use setDesiredCapacity',
    ],
    [
      'termination below min (aws-facts.md §4.4)',
      fault('terminateInGroup: {pool: web, count: 3}'),
      "faults[0].terminateInGroup.count: 3 of 3 would leave fewer than the pool's min, which is 1; lower it, or min",
    ],
    [
      'detaching below min (aws-facts.md §4.4)',
      fault('detachInstances: {pool: web, count: 3}'),
      "faults[0].detachInstances.count: 3 of 3 would leave fewer than the pool's min, which is 1; lower it, or min",
    ],
    [
      'an unknown service',
      fault('taskStartTrouble: {service: ap}'),
      'faults[0].taskStartTrouble.service: there is no service "ap"; did you mean app?',
    ],
    [
      'the count of a daemon',
      fault('setServiceDesired: {service: agent, desired: 3}'),
      'faults[0].setServiceDesired.service: a daemon has no desired count of its own; name a service that is none',
    ],
    [
      'targets of a service without any',
      fault('deregisterTargets: {service: plain}'),
      'faults[0].deregisterTargets.service: this service has no load balancer; name one that has',
    ],
    [
      'an unknown type',
      fault('insufficientCapacity: {type: m5.larg}'),
      'faults[0].insufficientCapacity.type: there is no instance type "m5.larg"; did you mean m5.large?',
    ],
    [
      'a throttle of nothing',
      fault('throttle: {service: ecs, percent: 0}'),
      'faults[0].throttle.percent: nothing would happen; give more than 0',
    ],
    [
      'a throttle of no time',
      fault('throttle: {service: ecs, for: 0s}'),
      'faults[0].throttle.for: nothing would happen; give more than 0s',
    ],
    [
      'agents that are back at once',
      fault('agentDisconnect: {pool: web, for: 0m0s}'),
      'faults[0].agentDisconnect.for: nothing would happen; give more than 0s',
    ],
    [
      'a throttle of an operation that there is not',
      fault('throttle: {service: ecs, operation: LisTasks}'),
      'faults[0].throttle.operation: there is no modelled operation of ecs "LisTasks"; did you mean ListTasks?',
    ],
    [
      'errors of an operation that answers 501 anyway',
      fault('apiError: {service: sts, operation: GetSessionToken}'),
      'faults[0].apiError.operation: there is no modelled operation of sts "GetSessionToken"; there are AssumeRole, GetCallerIdentity',
    ],
    [
      'more than the pool can have',
      fault('spotInterruption: {pool: sp, count: 500}'),
      "faults[0].spotInterruption.count: 500 is more than the pool's max, which is 9; lower it",
    ],
    [
      'events without trouble',
      fault('eventTrouble: {for: 1m}'),
      'faults[0].eventTrouble: nothing would happen; give lose, double or delay',
    ],
    [
      'trouble of an event that there is not',
      fault('eventTrouble: {detailType: ECS Task, lose: 1}'),
      'faults[0].eventTrouble.detailType: there is no event "ECS Task"; there are ECS Container Instance State Change, ECS Task State Change, ECS Service Action, EC2 Spot Instance Interruption Warning, EC2 Instance Rebalance Recommendation, EC2 Instance State-change Notification, EC2 Instance-launch Lifecycle Action, EC2 Instance-terminate Lifecycle Action, EC2 Instance Launch Successful, EC2 Instance Launch Unsuccessful, …',
    ],
    [
      'a refresh too wide (aws-facts.md §4.4)',
      fault('instanceRefresh: {pool: web, minHealthyPercentage: 50, maxHealthyPercentage: 200}'),
      'faults[0].instanceRefresh.maxHealthyPercentage: 200 is more than 100 above minHealthyPercentage; lower it',
    ],
    [
      'instances that are struck after the end',
      fault('suddenDeath: {pool: web, over: 2h}'),
      'faults[0].at: it goes on until 2h1m, after the end, which is at 1h; lengthen spec.duration',
    ],
  ])('%s', (_name, parts, problem) => expect(problems(parts)).toEqual([problem]));
});
