// Policies as IAM reads them: wildcards, conditions, Deny before Allow; and what is not known is refused, not ignored.
import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.ts';
import { parsePolicy } from './parse-policy.ts';

const policy = (...Statement: object[]) =>
  parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement }), 'p.json');
const allow = (Action: string, Resource: string | string[], Condition?: object) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition && { Condition }),
});
const task = 'arn:aws:ecs:eu-west-1:111122223333:task/web/0123';
const stop = { action: 'ecs:StopTask', resource: task, context: {} };

describe('a policy', () => {
  it.each([
    ['the action itself', 'ecs:StopTask', true],
    ['whatever its case', 'ecs:stoptask', true],
    ['by a wildcard', 'ecs:Stop*', true],
    ['by one of one character', 'ecs:StopTas?', true],
    ['not another action', 'ecs:StopTasks', false],
    ['not another service', 'ec2:*', false],
  ])('allows %s', (_, action, allowed) => {
    expect(evaluate(policy(allow(action, '*')), stop).allowed).toBe(allowed);
  });

  it.each([
    [task, true],
    ['arn:aws:ecs:*:111122223333:task/web/*', true],
    ['arn:aws:ecs:eu-west-1:111122223333:task/web*', true],
    ['arn:aws:ecs:eu-west-1:111122223333:task/other/*', false],
    // A wildcard does not reach over a colon.
    ['arn:aws:ecs:*:task/web/0123', false],
    ['arn:aws:ecs:eu-west-1:111122223333:TASK/web/0123', false],
  ])('for the resource %s: %s', (resource, allowed) => {
    expect(evaluate(policy(allow('ecs:StopTask', resource)), stop).allowed).toBe(allowed);
  });

  it('of an action without resources needs the resource *', () => {
    const list = { action: 'ecs:ListClusters', resource: '*', context: {} };
    expect(evaluate(policy(allow('ecs:*', 'arn:aws:ecs:*:*:cluster/*')), list).allowed).toBe(false);
    expect(evaluate(policy(allow('ecs:*', '*')), list).allowed).toBe(true);
  });

  it('denies before it allows, and says so', () => {
    const both = policy(allow('*', '*'), { Sid: 'No', Effect: 'Deny', Action: 'ecs:Stop*', Resource: '*' });
    expect(evaluate(both, stop)).toEqual({ allowed: false, explicit: true, statement: 'No' });
    expect(evaluate(policy(allow('ecs:ListTasks', '*')), stop)).toMatchObject({ explicit: false });
  });

  const bound = policy(
    allow('ecs:StopTask', '*', { ArnEquals: { 'ecs:cluster': 'arn:aws:ecs:*:*:cluster/web' } }),
  );
  it.each([
    ['arn:aws:ecs:eu-west-1:111122223333:cluster/web', true],
    ['arn:aws:ecs:eu-west-1:111122223333:cluster/webs', false],
    [undefined, false],
  ])('with a condition on the cluster, asked for %s', (cluster, allowed) => {
    expect(evaluate(bound, { ...stop, context: { 'ecs:cluster': cluster } }).allowed).toBe(allowed);
  });

  it('binds each of several tag keys with ForAllValues, and any one without', () => {
    const keys = { 'aws:TagKeys': ['a', 'b-*'] };
    const all = policy(allow('ec2:CreateTags', '*', { 'ForAllValues:StringLike': keys }));
    const any = policy(allow('ec2:CreateTags', '*', { StringLike: keys }));
    const asked = (given: string[]) => ({
      action: 'ec2:CreateTags',
      resource: 'arn:aws:ec2:::instance/i',
      context: { 'aws:TagKeys': given },
    });
    expect(evaluate(all, asked(['a', 'b-1'])).allowed).toBe(true);
    expect(evaluate(all, asked(['a', 'c'])).allowed).toBe(false);
    expect(evaluate(any, asked(['a', 'c'])).allowed).toBe(true);
  });

  it.each<[string, object, string]>([
    ['NotAction', { Effect: 'Allow', NotAction: 'ecs:*', Resource: '*' }, 'does not evaluate NotAction'],
    ['a principal', { ...allow('ecs:*', '*'), Principal: '*' }, 'does not evaluate Principal'],
    ['an operator', allow('ecs:*', '*', { Bool: { 'aws:SecureTransport': 'true' } }), 'operator Bool'],
    ['a key', allow('ecs:*', '*', { StringEquals: { 'aws:SourceIp': '1' } }), 'condition key aws:SourceIp'],
    ['a variable', allow('ecs:*', `arn:aws:ecs:::task/$\{aws:username}`), 'policy variables'],
    ['no effect', { Action: '*', Resource: '*' }, 'Effect must be Allow or Deny'],
    ['no resource', { Effect: 'Allow', Action: '*' }, 'Resource must be a text'],
  ])('with %s is refused and not taken for less', (_, statement, words) => {
    expect(() => policy(statement)).toThrow(words);
  });

  it('that is no JSON is refused with its file', () => {
    expect(() => parsePolicy('{', 'p.json')).toThrow(/^p\.json: no JSON/);
  });
});
