// Finds rules of the default bus, with EventBridge's errors and its pages.
import { AwsFault } from '../wire/fault.ts';
import { ruleArn } from '../world/bus-rules.ts';
import type { Rule, World } from '../world/state.ts';
import { page } from './page.ts';

export const busArn = (w: World) => `arn:aws:events:${w.region}:${w.account}:event-bus/default`;

export const eventsValidation = (message: string) => new AwsFault('ValidationException', message);

/** There is the default bus only, by name or by ARN: where AWS's own events arrive (aws-facts.md §3.1). */
export function assertDefaultBus(w: World, bus: string | undefined): void {
  if (!bus || bus === 'default' || bus === busArn(w)) return;
  throw new AwsFault('ResourceNotFoundException', `Event bus ${bus} does not exist.`);
}

export function ruleOf(w: World, { name = '', bus }: { name?: string; bus?: string }): Rule {
  assertDefaultBus(w, bus);
  const rule = w.rules.find((each) => each.name === name);
  if (rule) return rule;
  throw new AwsFault('ResourceNotFoundException', `Rule ${name} does not exist on EventBus default.`);
}

export function assertRuleName(name: string): void {
  if (/^[\w.-]{1,64}$/.test(name)) return;
  throw eventsValidation(
    `1 validation error detected: Value '${name}' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+`,
  );
}

/** At most 100 a page, as many as `Limit` says. */
export function eventsPage<T>(
  all: readonly T[],
  keyOf: (item: T) => string,
  { Limit: size = 100, NextToken: token }: { Limit?: number; NextToken?: string },
) {
  if (size < 1 || size > 100) {
    const bound = size < 1 ? 'greater than or equal to 1' : 'less than or equal to 100';
    throw eventsValidation(
      `1 validation error detected: Value '${size}' at 'limit' failed to satisfy constraint: Member must have value ${bound}`,
    );
  }
  const badToken = () => eventsValidation('The nextToken is invalid.');
  return page(all, keyOf, { token: token || undefined, size, badToken });
}

export function ruleShape(w: World, rule: Rule) {
  const { name: Name, state: State, description: Description, pattern: EventPattern } = rule;
  return { Name, Arn: ruleArn(w, Name), EventPattern, State, Description, EventBusName: 'default' };
}
