// What is missing in the cluster as a whole: who hears of spot interruptions, and instances that come from nowhere.
import { count, listed } from '#lib/text.ts';
import type { InstanceFacts } from '#model/observation.ts';
import type { Finding, ReadinessFacts } from '#model/readiness.ts';
import { hasTarget, isDrainedByEcs } from './exposure.ts';
import { byWeight, finding } from './finding.ts';
import { someOnly } from './group-hooks.ts';

export function judgeSignals(facts: ReadinessFacts): Finding[] {
  const instances = [...facts.observation.instances.values()];
  const spot = instances.filter(({ market }) => market === 'spot');
  return byWeight([
    ...(spot.length === 0 ? [] : spotSignals(facts, spot)),
    ...strays(instances, facts.problems.length > 0),
  ]);
}

function spotSignals({ observation: { pools }, rules }: ReadinessFacts, spot: InstanceFacts[]): Finding[] {
  const unmanaged = spot.filter(({ pool }) => {
    const group = pools.get(pool ?? '')?.group;
    return group === undefined || !isDrainedByEcs(group);
  });
  const heard = (rules ?? []).filter((rule) => rule.signals.includes('spotInterruption') && hasTarget(rule));
  return [
    ...(rules === undefined ? [] : ruleFindings({ heard, spot: spot.length, unmanaged: unmanaged.length })),
    agent(unmanaged.length),
  ];
}

/** Managed draining hears of interruptions by a rule of its own, which ECS manages (aws-facts.md §1.2). */
function ruleFindings({
  heard,
  spot,
  unmanaged,
}: {
  heard: NonNullable<ReadinessFacts['rules']>;
  spot: number;
  unmanaged: number;
}): Finding[] {
  if (heard.length === 0) {
    const what = `no EventBridge rule with a target lets "EC2 Spot Instance Interruption Warning" through: for ${count(spot, 'spot instance')} only the agent or ECS itself can react`;
    const change = 'add such a rule, with a queue or a function that drains';
    return [finding('noSpotRule', unmanaged > 0 ? 'risk' : 'note', { what, change, facts: '3.3' })];
  }
  if (heard.every(({ narrowed }) => narrowed)) return [finding('noSpotRule', 'note', someOnly(heard))];
  if (heard.some(({ targets }) => targets.some((arn) => arn.split(':')[2] === 'sqs'))) return [];
  const what = `rule ${listed(heard.map(({ name }) => name))} hears of interruptions, but no SQS queue does: an operator that polls a queue hears nothing`;
  const change = 'add a queue as a target of the rule';
  return [finding('noQueue', 'note', { what, change, facts: '3.1' })];
}

function agent(unmanaged: number): Finding {
  const what =
    unmanaged === 0
      ? 'managed draining covers all spot instances; whether agents drain as well (ECS_ENABLE_SPOT_INSTANCE_DRAINING) AWS does not show'
      : `whether the agents of ${count(unmanaged, 'spot instance')} drain at a notice (ECS_ENABLE_SPOT_INSTANCE_DRAINING, off by default) AWS does not show`;
  const change = 'look for it in /etc/ecs/ecs.config or the user data of the launch template';
  return finding('agentDraining', 'note', { what, change, facts: '1.2' });
}

/** Where pools could not be found nothing can be said of who is in none. */
function strays(instances: readonly InstanceFacts[], hasProblems: boolean): Finding[] {
  // What ECS Anywhere registers (`mi-…`) is no instance of EC2.
  const stray = instances.filter(({ pool, instanceId }) => pool === undefined && instanceId.startsWith('i-'));
  if (stray.length === 0 || hasProblems) return [];
  const what = `${count(stray.length, 'instance')} in no Auto Scaling group and no Spot Fleet (${listed(stray.map(({ instanceId }) => instanceId))}): nothing replaces them, and no hook can hold them`;
  return [finding('noGroup', 'note', { what, change: 'run them in a group', facts: '4.2' })];
}
