// Which events about a cluster's instances rules of EventBridge send, and where (aws-facts.md §3.3), for `sluice adopt`.
import type { AwsPorts } from '#aws/ports.ts';
import type { EventRule } from '#model/survey.ts';
import { readEventRules } from './event-rules.ts';

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

/** What a pattern lets through of the known types. A condition that is no plain list of texts counts as fulfilled. */
export function typesOf(pattern: string, { clusterArn, groups }: About): string[] {
  const { source, 'detail-type': type, detail } = recordOf(parse(pattern));
  const { clusterArn: clusters, AutoScalingGroupName: names } = recordOf(detail);
  const isHere = (sender: string) => {
    if (sender === 'aws.ecs') return lets(clusters, [clusterArn]);
    return sender !== 'aws.autoscaling' || lets(names, groups);
  };
  const known = Object.entries(EVENT_TYPES);
  return known
    .filter(([name, sender]) => lets(source, [sender]) && lets(type, [name]) && isHere(sender))
    .map(([name]) => name);
}

function lets(condition: unknown, values: readonly string[]): boolean {
  if (!Array.isArray(condition) || condition.some((each) => typeof each !== 'string')) return true;
  return condition.some((each) => values.includes(each as string));
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** EventBridge takes no rule whose pattern is no JSON; one that reads as none here lets nothing through. */
function parse(pattern: string): unknown {
  try {
    return JSON.parse(pattern);
  } catch {
    return { source: [] };
  }
}
