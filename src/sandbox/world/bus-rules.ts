// Rules of the default bus: made, replaced, and the one that a scenario's queue asks for.
import { detailTypesOf, parsePattern } from './event-pattern.ts';
import { createQueue } from './queue.ts';
import type { Queue, Rule, World } from './state.ts';

export const ruleArn = (w: World, name: string) => `arn:aws:events:${w.region}:${w.account}:rule/${name}`;

export interface RuleSpec {
  readonly name: string;
  readonly pattern: string;
  readonly state?: Rule['state'];
  readonly description?: string;
}

/** Makes a rule, or gives the one of this name another pattern. Throws PatternError. */
export function putRule(w: World, { name, pattern, state = 'ENABLED', description }: RuleSpec): Rule {
  const parts = {
    pattern,
    matches: parsePattern(pattern),
    detailTypes: detailTypesOf(pattern),
    state,
    description,
  };
  const before = w.rules.find((rule) => rule.name === name);
  if (before) return Object.assign(before, parts);
  const rule: Rule = { name, arn: ruleArn(w, name), targets: new Map(), tags: new Map(), ...parts };
  w.rules.push(rule);
  return rule;
}

/** A queue that lets EventBridge send, with a rule for these detail types (`*`: all events of the account). */
export function createEventQueue(
  w: World,
  name: string,
  { events, ...attributes }: { events: readonly string[] } & Partial<Queue['attributes']>,
): Queue {
  const queue = createQueue(w, name, attributes);
  if (events.length === 0) return queue;
  const wanted = events.includes('*') ? { account: [w.account] } : { 'detail-type': events };
  const rule = putRule(w, { name: `${name}-rule`, pattern: JSON.stringify(wanted) });
  rule.targets.set(name, { id: name, arn: queue.arn });
  queue.attributes.policy = policyFor(queue.arn, rule.arn);
  return queue;
}

function policyFor(Resource: string, arn: string): string {
  const Condition = { ArnEquals: { 'aws:SourceArn': arn } };
  const allow = {
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sqs:SendMessage',
  };
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ ...allow, Resource, Condition }] });
}
