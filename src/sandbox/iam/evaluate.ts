// One request against one policy, as IAM evaluates an identity-based policy alone: an explicit Deny wins, an Allow is needed,
// and what nothing allows is denied (aws-facts.md §12).
import type { Policy, Statement, Test } from './parse-policy.ts';

/** One action on one resource, with what conditions may ask about. */
export interface Request {
  readonly action: string;
  /** An ARN, or `*` where the action is for no resource. */
  readonly resource: string;
  readonly context: Readonly<Record<string, string | readonly string[] | undefined>>;
}

export interface Verdict {
  readonly allowed: boolean;
  /** An explicit Deny, and not only that nothing allows it. */
  readonly explicit: boolean;
  /** The statement that decided. */
  readonly statement?: string;
}

export function evaluate(policy: Policy, request: Request): Verdict {
  const applying = policy.filter((statement) => applies(statement, request));
  const deny = applying.find(({ effect }) => effect === 'Deny');
  if (deny) return { allowed: false, explicit: true, statement: deny.name };
  const allow = applying[0];
  return { allowed: allow !== undefined, explicit: false, statement: allow?.name };
}

const applies = (statement: Statement, request: Request): boolean =>
  // Actions are compared without case, ARNs with it.
  statement.actions.some((pattern) => like(pattern.toLowerCase(), request.action.toLowerCase())) &&
  statement.resources.some((pattern) => likeArn(pattern, request.resource)) &&
  statement.tests.every((test) => holds(test, request));

function holds({ operator, forAllValues, key, values }: Test, { context }: Request): boolean {
  const given = context[key];
  // A key that is not there fails a plain test, and passes ForAllValues.
  if (given === undefined) return forAllValues;
  const asked = typeof given === 'string' ? [given] : given;
  const fits = (text: string) => values.some((value) => COMPARE[operator]!(value, text));
  return forAllValues ? asked.every(fits) : asked.some(fits);
}

const COMPARE: Readonly<Record<string, (pattern: string, text: string) => boolean>> = {
  StringEquals: (wanted, text) => wanted === text,
  StringLike: like,
  // Both take wildcards, part by part of the ARN.
  ArnEquals: likeArn,
  ArnLike: likeArn,
};

/** Each of the six parts by itself: a `*` does not reach beyond a colon, but in the last part. */
function likeArn(pattern: string, text: string): boolean {
  if (pattern === '*') return true;
  const [wanted, given] = [partsOf(pattern), partsOf(text)];
  return wanted.length === given.length && wanted.every((part, index) => like(part, given[index]!));
}

function partsOf(arn: string): string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), ...(parts.length > 5 ? [parts.slice(5).join(':')] : [])];
}

const known = new Map<string, RegExp>();

/** `*` is any characters, `?` is one. */
function like(pattern: string, text: string): boolean {
  let expression = known.get(pattern);
  if (expression === undefined) {
    const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    expression = new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
    known.set(pattern, expression);
  }
  return expression.test(text);
}
