import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery, type Subject } from './cluster-query.ts';

const host: Subject = {
  attributes: new Map([
    ['ecs.instance-type', 'm6i.large'],
    ['stack', 'prod'],
    ['ready', ''],
    ['generation', '6'],
  ]),
  instanceId: 'i-0a',
  groups: new Map([['service:web', 2]]),
};
const planned: Subject = { ...host, instanceId: undefined, groups: new Map() };
const allows = (text: string, subject = host) => {
  const { allows: test, error } = parseQuery(text);
  expect(error).toBeUndefined();
  return test!(subject);
};

describe('a constraint', () => {
  it.each([
    'attribute:ecs.instance-type == m6i.large',
    'attribute:ecs.instance-type equals m6i.large',
    'attribute:ecs.instance-type =~ m6i.*',
    'attribute:ecs.instance-type !~ m5.*',
    'attribute:ecs.instance-type in [m6i.large, m6i.xlarge]',
    'attribute:ecs.instance-type !in [t3.small]',
    'attribute:ecs.instance-type not_in [t3.small]',
    'attribute:ecs.instance-type =~ m(5|6)i?.[a-z]+',
    '(attribute:ecs.instance-type =~ (m5|m6i).*)',
    'attribute:ecs.instance-type =~ "m6i.*"',
    'attribute:stack exists',
    'attribute:ready exists',
    'attribute:tier !exists',
    'attribute:tier not_exists',
    'attribute:generation >= 6',
    'attribute:generation < 10',
    "attribute:stack == 'prod'",
    'attribute:stack == prod and attribute:generation > 5',
    'attribute:stack == test || attribute:stack == prod',
    'not (attribute:stack == test)',
    '!(attribute:stack == test) && (attribute:tier !exists or attribute:tier == a)',
    'task:group == service:web',
    'ec2InstanceId in [i-0a, i-0b]',
    'agentConnected == true',
  ])('%s allows the host', (text) => {
    expect(allows(text)).toBe(true);
  });

  it.each([
    'attribute:stack == test',
    'attribute:stack =~ pro',
    'attribute:tier exists',
    'attribute:tier == a',
    'attribute:generation > 10',
    'attribute:stack == prod and attribute:tier exists',
    'task:group == service:batch',
  ])('%s does not', (text) => {
    expect(allows(text)).toBe(false);
  });

  it('takes and before or', () => {
    const text = 'attribute:stack == prod or attribute:stack == test and attribute:tier exists';
    expect(allows(text)).toBe(true);
    expect(allows(`(attribute:stack == prod or attribute:stack == test) and attribute:tier exists`)).toBe(
      false,
    );
  });

  it('keeps tasks apart from others, also on a host that is only planned', () => {
    expect(allows('not(task:group == service:web)')).toBe(false);
    expect(allows('not(task:group == service:web)', planned)).toBe(true);
    expect(allows('ec2InstanceId == i-0a', planned)).toBe(false);
  });
});

describe('what cannot be read says why', () => {
  it.each([
    ['', 'it ends too early'],
    ['attribute:stack ==', 'it ends too early'],
    ['attribute:stack == prod )', 'unexpected )'],
    ['(attribute:stack == prod', 'a bracket is not closed'],
    ['attribute:stack in prod', 'a list in [ ] is expected'],
    ['attribute:stack in [prod', 'a list is not closed'],
    ['attribute:stack like prod', 'like is no operator'],
    ['attribute:stack == prod &', 'cannot read'],
    ['registeredAt > 2026-01-01', 'registeredAt cannot be known of a host that is yet to be launched'],
    ['attribute:stack =~ (a+)+', 'repeats a group'],
    ['attribute:stack =~ .*a.*b.*c.*', 'repeats more than 3 parts'],
    [`attribute:stack =~ ${'a?'.repeat(24)}${'a'.repeat(24)}`, 'repeats more than 3 parts'],
    ['attribute:stack =~ [', 'no regular expression'],
  ])('%s', (text, error) => {
    expect(parseQuery(text).error).toContain(error);
  });

  it('what is too long, or nested too deeply', () => {
    expect(parseQuery(`attribute:stack == ${'x'.repeat(2000)}`).error).toContain(
      'longer than 2000 characters',
    );
    expect(parseQuery(`${'!'.repeat(30)}(attribute:stack exists)`).error).toContain('nested too deeply');
  });

  it('whatever it is: never an exception, never long', () => {
    const piece = fc.constantFrom(
      'attribute:a',
      'task:group',
      '==',
      '!',
      'in',
      '[',
      ']',
      '(',
      ')',
      ',',
      'and',
      '||',
      '=~',
      'x.*',
      '"q"',
      "'",
      '{',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const reading = parseQuery(pieces.join(' '));
        expect(reading.allows === undefined).toBe(reading.error !== undefined);
        reading.allows?.(host);
      }),
    );
  });
});
