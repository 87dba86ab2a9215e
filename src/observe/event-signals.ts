// Which rules of EventBridge tell of spot interruptions and of waiting hooks (aws-facts.md §3.3), for `sluice readiness`.
import type { AwsPorts } from '#aws/ports.ts';
import type { Rule } from '#aws/types.ts';
import type { EventRuleFacts, Signal } from '#model/readiness.ts';
import { allows, patternOf, readEventRules } from './event-rules.ts';

const EVENTS: Readonly<Record<Signal, { source: string; detailType: string }>> = {
  spotInterruption: { source: 'aws.ec2', detailType: 'EC2 Spot Instance Interruption Warning' },
  terminateHook: { source: 'aws.autoscaling', detailType: 'EC2 Instance-terminate Lifecycle Action' },
};
const SIGNALS = Object.keys(EVENTS) as Signal[];

/** Rules that tell of neither are left out. */
export const readSignalRules = (ports: Pick<AwsPorts, 'events'>): Promise<EventRuleFacts[]> =>
  readEventRules(ports, (rule) => {
    const heard = heardBy(rule);
    return heard.signals.length > 0 ? heard : undefined;
  });

type Heard = Pick<EventRuleFacts, 'signals' | 'narrowed' | 'groups'>;

/** Which of the two a rule lets through, as far as its pattern can be told. */
export function heardBy({
  Arn = '',
  State,
  EventPattern,
}: Pick<Rule, 'Arn' | 'State' | 'EventPattern'>): Heard {
  const pattern = State === 'DISABLED' ? undefined : patternOf(EventPattern);
  // arn:aws:events:REGION:ACCOUNT:rule/NAME
  const [, , , region = '', account = ''] = Arn.split(':');
  if (pattern === undefined || !allows(pattern.account, account) || !allows(pattern.region, region))
    return { signals: [], narrowed: false };
  const groups = groupsIn(pattern.detail);
  const signals = SIGNALS.filter((signal) => {
    const { source, detailType } = EVENTS[signal];
    if (groups !== undefined && signal === 'spotInterruption') return false;
    return allows(pattern.source, source) && allows(pattern['detail-type'], detailType);
  });
  const told = ['source', 'detail-type', 'account', 'region', ...(groups ? ['detail'] : [])];
  const narrowed = Object.keys(pattern).some((key) => !told.includes(key));
  return { signals, narrowed, ...(groups && { groups }) };
}

/** Names of groups, where that is all that is asked of the detail: an interruption has no such field. */
function groupsIn(detail: unknown): string[] | undefined {
  if (typeof detail !== 'object' || detail === null || Object.keys(detail).length !== 1) return undefined;
  const { AutoScalingGroupName: names } = detail as { AutoScalingGroupName?: unknown };
  const isPlain = Array.isArray(names) && names.every((name) => typeof name === 'string');
  return isPlain ? names : undefined;
}
