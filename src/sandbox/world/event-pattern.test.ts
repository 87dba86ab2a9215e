// Event patterns as EventBridge reads them.
import { describe, expect, it } from 'vitest';
import { detailTypesOf, parsePattern } from './event-pattern.ts';

const event = {
  source: 'aws.ecs',
  'detail-type': 'ECS Task State Change',
  resources: ['arn:aws:ecs:x:1:task/web/1', 'arn:b'],
  detail: {
    lastStatus: 'STOPPED',
    group: 'service:web',
    cpu: 256,
    ip: '10.0.1.7',
    containers: [{ name: 'a' }, { name: 'b' }],
  },
};
const matches = (pattern: object) => parsePattern(JSON.stringify(pattern))(event);

describe('patterns (aws-facts.md §3.1)', () => {
  it.each<[object, boolean]>([
    [{ source: ['aws.ecs'] }, true],
    [{ source: ['aws.ec2', 'aws.ecs'] }, true],
    [{ source: ['aws.ec2'] }, false],
    [{ source: ['aws.ecs'], 'detail-type': ['Other'] }, false],
    [{ detail: { lastStatus: ['STOPPED'], group: [{ prefix: 'service:' }] } }, true],
    [{ detail: { group: [{ suffix: 'web' }] } }, true],
    [{ detail: { group: [{ prefix: { 'equals-ignore-case': 'SERVICE' } }] } }, true],
    [{ detail: { lastStatus: [{ 'equals-ignore-case': 'stopped' }] } }, true],
    [{ detail: { lastStatus: [{ 'anything-but': 'RUNNING' }] } }, true],
    [{ detail: { lastStatus: [{ 'anything-but': ['RUNNING', 'STOPPED'] }] } }, false],
    [{ detail: { group: [{ 'anything-but': { prefix: 'service' } }] } }, false],
    [{ detail: { missing: [{ 'anything-but': 'x' }] } }, false],
    [{ detail: { missing: [{ exists: false }] } }, true],
    [{ detail: { group: [{ exists: true }] } }, true],
    [{ detail: { cpu: [{ numeric: ['>', 0, '<=', 256] }] } }, true],
    [{ detail: { cpu: [{ numeric: ['=', 255] }] } }, false],
    [{ detail: { cpu: ['256'] } }, false],
    [{ detail: { ip: [{ cidr: '10.0.1.0/24' }] } }, true],
    [{ detail: { ip: [{ cidr: '10.0.2.0/24' }] } }, false],
    [{ detail: { group: [{ wildcard: 'serv*:*eb' }] } }, true],
    [{ detail: { group: [{ wildcard: 'serv\\*' }] } }, false],
    [{ detail: { group: [{ wildcard: 'service.web' }] } }, false],
    [{ resources: [{ prefix: 'arn:aws:ecs' }] }, true],
    [{ detail: { containers: { name: ['b'] } } }, true],
    [{ $or: [{ source: ['aws.ec2'] }, { detail: { cpu: [256] } }] }, true],
  ])('%j: %s', (pattern, expected) => expect(matches(pattern)).toBe(expected));

  it.each([
    'no json',
    '[]',
    '{}',
    '{"source":"aws.ecs"}',
    '{"source":[]}',
    '{"source":[{"like":"x"}]}',
    '{"source":[{"prefix":"a","suffix":"b"}]}',
    '{"detail":{}}',
    `{"source":["${'x'.repeat(4096)}"]}`,
  ])('refuse %s', (text) =>
    expect(() => parsePattern(text)).toThrow(expect.objectContaining({ name: 'PatternError' })),
  );

  it('take no long time over any wildcards', () => {
    const long = { detail: { text: 'a'.repeat(5_000) } };
    const wildcard = `${'*a'.repeat(1_000)}*b`;
    expect(parsePattern(JSON.stringify({ detail: { text: [{ wildcard }] } }))(long)).toBe(false);
  });

  it('say which detail types can match at all', () => {
    expect(detailTypesOf('{"detail-type":["a","b"]}')).toEqual(new Set(['a', 'b']));
    expect(detailTypesOf('{"detail-type":[{"prefix":"a"}]}')).toBeUndefined();
    expect(detailTypesOf('{"source":["a"]}')).toBeUndefined();
  });
});
