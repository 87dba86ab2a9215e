// Which events about a cluster's instances rules of EventBridge send, and where (aws-facts.md §3.3), for `sluice adopt`.
import type { AwsPorts } from '#aws/ports.ts';
import type { EventRule } from '#model/survey.ts';
import { allows, type Pattern, patternOf, readEventRules } from './event-rules.ts';

/** What Sluice knows, with who sends it (aws-facts.md §3.3). */
export const EVENT_TYPES: Readonly<Record<string, string>> = {
  'EC2 Spot Instance Interruption Warning': 'aws.ec2',
  'EC2 Instance Rebalance Recommendation': 'aws.ec2',
  'EC2 Instance State-change Notification': 'aws.ec2',
  'EC2 Instance-terminate Lifecycle Action': 'aws.autoscaling',
  'ECS Container Instance State Change': 'aws.ecs',
  'ECS Task State Change': 'aws.ecs',
};

/** Of whom a pattern may speak. */
interface About {
  readonly clusterArn: string;
  readonly groups: readonly string[];
}

/** Rules that send none of the known types are left out. */
export const readTypeRules = (ports: Pick<AwsPorts, 'events'>, about: About): Promise<EventRule[]> =>
  readEventRules(ports, ({ EventPattern }) => {
    const types = typesOf(EventPattern, about);
    return types.length > 0 ? { types } : undefined;
  });

/** What a pattern lets through of the known types. */
export function typesOf(text: string, { clusterArn, groups }: About): string[] {
  const pattern = patternOf(text);
  if (pattern === undefined) return [];
  const { clusterArn: clusters, AutoScalingGroupName: names } = (pattern.detail ?? {}) as Pattern;
  const isHere = (sender: string) => {
    if (sender === 'aws.ecs') return allows(clusters, clusterArn);
    return sender !== 'aws.autoscaling' || names === undefined || groups.some((name) => allows(names, name));
  };
  return Object.entries(EVENT_TYPES)
    .filter(
      ([name, sender]) =>
        allows(pattern.source, sender) && allows(pattern['detail-type'], name) && isHere(sender),
    )
    .map(([name]) => name);
}
