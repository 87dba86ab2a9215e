// What EventBridge does with an event that matched: into the target's queue, or, where there is no queue or no
// permission, straight into the dead-letter queue of the target, or nowhere (aws-facts.md §3.1).
import { queueByArn, sendMessage } from './queue.ts';
import type { Rule, RuleTarget, World } from './state.ts';

/** Delivers to every target that the rule has by now. */
export function deliver(w: World, rule: Rule, event: object): void {
  for (const target of rule.targets.values()) {
    const body = bodyFor(target, event);
    const queue = queueByArn(w, target.arn);
    if (queue && mayBeSentTo(queue.attributes.policy, rule.arn)) {
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

interface Statement {
  readonly Effect?: string;
  readonly Principal?: unknown;
  readonly Action?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

const listOf = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as T];

/** Whether a queue's policy lets EventBridge send for this rule; conditions other than on its ARN are taken to hold. */
export function mayBeSentTo(policy: string | undefined, ruleArn: string): boolean {
  if (!policy) return false;
  const { Statement } = JSON.parse(policy) as { Statement?: Statement | readonly Statement[] };
  const applies = (each: Statement) => isForEvents(each) && isForRule(each, ruleArn);
  const statements = listOf(Statement).filter(applies);
  return statements.length > 0 && statements.every(({ Effect }) => Effect === 'Allow');
}

function isForEvents({ Principal, Action }: Statement): boolean {
  const services = (Principal as { Service?: string | string[]; AWS?: string | string[] } | undefined) ?? {};
  const isPrincipal =
    Principal === '*' ||
    listOf(services.Service).includes('events.amazonaws.com') ||
    listOf(services.AWS).includes('*');
  return isPrincipal && listOf(Action).some((action) => /^(\*|sqs:(\*|Send\*|SendMessage))$/i.test(action));
}

function isForRule({ Condition = {} }: Statement, ruleArn: string): boolean {
  return Object.values(Condition).every((keys) =>
    Object.entries(keys).every(([key, wanted]) => {
      if (key.toLowerCase() !== 'aws:sourcearn') return true;
      return listOf(wanted).some((glob) => matchesGlob(glob, ruleArn));
    }),
  );
}

function matchesGlob(glob: string, text: string): boolean {
  const escaped = glob.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(text);
}
