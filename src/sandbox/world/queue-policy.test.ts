import { describe, expect, it } from 'vitest';
import { mayBeSentTo, statementsOf } from './queue-policy.ts';
import type { World } from './state.ts';

const rule = 'arn:aws:events:ap-northeast-1:111122223333:rule/r';
const sender = { arn: rule, service: 'events.amazonaws.com' } as const;
const allow = { Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sqs:SendMessage' };
const may = (...statements: unknown[]) =>
  mayBeSentTo({ account: '111122223333' } as World, JSON.stringify({ Statement: statements }), sender);

describe('the policy of a queue (aws-facts.md §3.1)', () => {
  it.each<[object, boolean]>([
    [{}, true],
    [{ ArnEquals: { 'aws:SourceArn': rule } }, true],
    [{ ArnLike: { 'AWS:SourceArn': ['arn:x', 'arn:aws:events:*:rule/?'] } }, true],
    [{ ArnEquals: { 'aws:SourceArn': `${rule}2` } }, false],
    [{ ArnNotLike: { 'aws:SourceArn': '*/r' } }, false],
    [{ ArnNotEquals: { 'aws:SourceArn': '*/other' } }, true],
    [{ StringEquals: { 'aws:SourceArn': '*/r' } }, false],
    [{ StringNotEquals: { 'aws:SourceArn': rule } }, false],
    [{ StringLikeIfExists: { 'aws:SourceArn': '*' } }, true],
    [{ ArnEquals: { 'aws:SourceArn': 5 } }, false],
    [{ NumericEquals: { 'aws:SourceArn': '1' } }, false],
    [{ StringEquals: { 'aws:SourceAccount': '999999999999' } }, false],
    [{ StringEquals: { 'aws:SomethingElse': 'x' } }, true],
    [{ ArnLike: { 'aws:SourceArn': `${'*a'.repeat(200)}*b` } }, false],
  ])('allowing under %j lets the rule in: %s', (Condition, expected) =>
    expect(may({ ...allow, Condition })).toBe(expected),
  );

  it('lets nobody in whom a statement denies, such as those without TLS, which EventBridge is not', () => {
    const deny = { ...allow, Effect: 'Deny', Principal: '*', Action: 'sqs:*' };
    expect(may(allow, deny)).toBe(false);
    expect(may(allow, { ...deny, Condition: { Bool: { 'aws:SecureTransport': 'false' } } })).toBe(true);
    expect(may(allow, { ...deny, Condition: { Bool: { 'aws:SecureTransport': false } } })).toBe(true);
    expect(may(allow, { ...deny, Condition: { ArnNotEquals: { 'aws:SourceArn': rule } } })).toBe(true);
  });

  it.each([
    '',
    '{',
    '[]',
    '{}',
    '{"Statement":null}',
    '{"Statement":["x"]}',
    '{"Statement":{"Effect":"Maybe"}}',
    '{"Statement":{"Effect":"Allow","Condition":null}}',
    '{"Statement":{"Effect":"Allow","Condition":{"ArnLike":null}}}',
    '{"Statement":{"Effect":"Allow","Condition":{"ArnLike":{"aws:SourceArn":{}}}}}',
    '{"Statement":{"Effect":"Allow","Principal":null}}',
    '{"Statement":{"Effect":"Allow","Principal":{"Service":1}}}',
    '{"Statement":{"Effect":"Allow","Action":[1]}}',
  ])('is not %s, and lets nobody in', (policy) => {
    expect(statementsOf(policy)).toBeUndefined();
    expect(mayBeSentTo({ account: '1' } as World, policy, sender)).toBe(false);
  });
});
