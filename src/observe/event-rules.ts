// Which rules of EventBridge send events about instances of a cluster somewhere, and where (aws-facts.md §3.1). Reads only.
import { inParallel } from '#lib/parallel.ts';
import type { EventRule } from '#model/survey.ts';
import type { ReadContext } from './context.ts';
import { readPages } from './paging.ts';
import { whole } from './whole.ts';

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

/** Rules of the default bus, where AWS sends its own events; those that are disabled send nothing. */
export async function readEventRules(
  { ports }: Pick<ReadContext, 'ports'>,
  about: About,
): Promise<EventRule[]> {
  const rules = await readPages(async (NextToken) => {
    const page = await ports.events.listRules({ NextToken });
    return { items: whole(page.Rules, 'Name', 'EventPattern'), next: page.NextToken };
  });
  const matching = rules
    .filter(({ State = 'ENABLED' }) => State !== 'DISABLED')
    .map(({ Name, EventPattern }) => ({ name: Name, types: typesOf(EventPattern, about) }))
    .filter(({ types }) => types.length > 0);
  return inParallel(matching, async ({ name, types }) => {
    const targets = await readPages(async (NextToken) => {
      const page = await ports.events.listTargetsByRule({ Rule: name, NextToken });
      return { items: whole(page.Targets, 'Arn').map(({ Arn }) => Arn), next: page.NextToken };
    });
    return { name, types, targets };
  });
}

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
