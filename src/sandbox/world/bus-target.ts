// What EventBridge does with an event that matched: into the target's queue, or, where there is no queue or no
// permission, straight into the dead-letter queue of the target, or nowhere (aws-facts.md §3.1).
import { queueByArn, sendMessage } from './queue.ts';
import { mayBeSentTo } from './queue-policy.ts';
import type { Rule, RuleTarget, World } from './state.ts';

/** Delivers to every target that the rule has by now. */
export function deliver(w: World, rule: Rule, event: object): void {
  for (const target of rule.targets.values()) {
    const body = bodyFor(target, event);
    const queue = queueByArn(w, target.arn);
    if (
      queue &&
      mayBeSentTo(w, queue.attributes.policy, { arn: rule.arn, service: 'events.amazonaws.com' })
    ) {
      sendMessage(w, queue, body);
      continue;
    }
    w.log('event', `${rule.name} cannot reach ${target.id}`);
    const why = queue
      ? { code: 'NO_PERMISSIONS', message: 'Access to the resource is denied by its policy.' }
      : { code: 'NO_RESOURCE', message: 'The specified queue does not exist.' };
    toDeadLetters(w, body, { rule, target, why });
  }
}

/** The whole event unless the target wants something else (aws-facts.md §3.1). */
function bodyFor({ input, inputPath }: RuleTarget, event: object): string {
  if (input !== undefined) return input;
  if (inputPath === undefined) return JSON.stringify(event);
  let part: unknown = event;
  for (const step of inputPath.split('.').slice(1))
    part = (part as Record<string, unknown> | undefined)?.[step];
  return JSON.stringify(part ?? null);
}

interface Failure {
  readonly rule: Rule;
  readonly target: RuleTarget;
  readonly why: { readonly code: string; readonly message: string };
}

function toDeadLetters(w: World, body: string, { rule, target, why }: Failure): void {
  const queue = target.deadLetterArn && queueByArn(w, target.deadLetterArn);
  if (!queue) return;
  const text = (StringValue: string) => ({ DataType: 'String', StringValue });
  sendMessage(w, queue, body, {
    attributes: {
      RULE_ARN: text(rule.arn),
      TARGET_ARN: text(target.arn),
      ERROR_CODE: text(why.code),
      ERROR_MESSAGE: text(why.message),
      RETRY_ATTEMPTS: { DataType: 'Number', StringValue: '0' },
    },
  });
}
