import { describe, expect, it } from 'vitest';
import { clusterQuery, QueryError } from './cluster-query.ts';
import type { ContainerInstance } from './state.ts';

const container = {
  agentConnected: true,
  registeredAt: Date.parse('2026-11-22T00:00:00Z'),
  host: { id: 'i-1' },
  groups: new Map([
    ['service:shop', 2],
    ['family:report', 1],
  ]),
  attributes: new Map<string, string | undefined>([
    ['ecs.availability-zone', 'ap-northeast-1a'],
    ['ecs.instance-type', 'c6i.xlarge'],
    ['ecs.capability.task-eni', undefined],
    ['stack', 'blue one'],
  ]),
} as unknown as ContainerInstance;

const matches = (expression: string) => clusterQuery(expression)(container);
const faultOf = (expression: string) => {
  try {
    clusterQuery(expression);
  } catch (error) {
    if (error instanceof QueryError) return error.message;
    throw error;
  }
  return 'no fault';
};

describe('the cluster query language (aws-facts.md §1.4, §1.6)', () => {
  it.each([
    'attribute:ecs.instance-type == c6i.xlarge',
    'attribute:ecs.instance-type equals c6i.xlarge',
    'attribute:ecs.instance-type != t3.micro',
    'attribute:ecs.instance-type =~ c6i.*',
    "attribute:ecs.instance-type !~ 't3.*'",
    'attribute:ecs.availability-zone in [ap-northeast-1a, ap-northeast-1c]',
    'attribute:ecs.availability-zone not_in [ap-northeast-1d]',
    'attribute:ecs.availability-zone !in [ap-northeast-1d]',
    'attribute:ecs.capability.task-eni exists',
    'attribute:gpu !exists',
    'attribute:gpu not_exists',
    'attribute:stack == "blue one"',
    'agentConnected == true and agentVersion >= 1.9.0',
    'runningTasksCount == 3',
    'runningTasksCount < 10',
    'registeredAt < 2026-11-23T00:00:00Z',
    'task:group == service:shop',
    'not(task:group == service:other)',
    'ec2InstanceId == i-1 && !(attribute:stack == red || attribute:stack == green)',
    'attribute:stack == red or attribute:stack == green or ec2InstanceId == i-1',
  ])('says yes to %s', (expression) => expect(matches(expression)).toBe(true));

  it.each([
    'attribute:ecs.instance-type == c6i',
    'attribute:gpu == 1',
    'attribute:gpu exists',
    'task:group != service:shop',
    'runningTasksCount > 3',
    'attribute:stack exists and not attribute:stack exists',
  ])('says no to %s', (expression) => expect(matches(expression)).toBe(false));

  it('binds and tighter than or', () => {
    const no = 'runningTasksCount > 3';
    const yes = 'agentConnected == true';
    expect(matches(`${yes} or ${no} and ${no}`)).toBe(true);
    expect(matches(`(${yes} or ${no}) and ${no}`)).toBe(false);
  });

  it('says what is wrong with an expression', () => {
    expect(faultOf('colour == red')).toBe("'colour' is no subject");
    expect(faultOf('attribute:a like b')).toBe("'like' is no operator");
    expect(faultOf('attribute:a ==')).toBe('it ends too early');
    expect(faultOf('(attribute:a == b')).toBe("')' expected");
    expect(faultOf('attribute:a == b c')).toBe("unexpected 'c'");
    expect(faultOf('attribute:a =~ "("')).toMatch(/is no pattern/);
    expect(faultOf(`attribute:a == ${'b'.repeat(2000)}`)).toBe('longer than 2000 characters');
    expect(faultOf('attribute:a == b ~ c')).toBe("unexpected ' ~ c'");
  });
});
