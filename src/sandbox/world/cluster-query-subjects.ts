// What the cluster query language can ask about a container instance, and how a value is compared.
import { AGENT } from './agent.ts';
import { queryPattern } from './cluster-query-pattern.ts';
import type { ContainerInstance } from './state.ts';

export interface Comparison {
  readonly subject: string;
  readonly operator:
    | '=='
    | '!='
    | '>'
    | '>='
    | '<'
    | '<='
    | 'exists'
    | '!exists'
    | 'in'
    | '!in'
    | '=~'
    | '!~';
  readonly values: readonly string[];
}

type Read = (container: ContainerInstance) => readonly string[];

const SUBJECTS: Readonly<Record<string, Read>> = {
  agentConnected: (c) => [String(c.agentConnected)],
  agentVersion: () => [AGENT.agentVersion],
  ec2InstanceId: (c) => [c.host.id],
  registeredAt: (c) => [new Date(c.registeredAt).toISOString()],
  runningTasksCount: (c) => [String([...c.groups.values()].reduce((sum, count) => sum + count, 0))],
  'task:group': (c) => [...c.groups.keys()],
};

/** A test, or what is wrong with the comparison. */
export function comparison(asked: Comparison): ((container: ContainerInstance) => boolean) | string {
  const read = reader(asked.subject);
  if (!read) return `'${asked.subject}' is no subject`;
  const { operator, values } = asked;
  const isNegative = operator.startsWith('!');
  const one = positive(asked);
  if (typeof one === 'string') return one;
  if (operator === 'exists' || operator === '!exists') {
    return (container) => read(container).length > 0 !== isNegative;
  }
  if (values.length === 0) return 'a value is missing';
  return (container) => read(container).some(one) !== isNegative;
}

/** An attribute without a value exists, and equals nothing but the empty text. */
function reader(subject: string): Read | undefined {
  if (!subject.startsWith('attribute:'))
    return Object.hasOwn(SUBJECTS, subject) ? SUBJECTS[subject] : undefined;
  const name = subject.slice('attribute:'.length);
  if (name === '') return undefined;
  return ({ attributes }) => (attributes.has(name) ? [attributes.get(name) ?? ''] : []);
}

/** The test of one value, without the operator's negation. */
function positive({ subject, operator, values }: Comparison): ((value: string) => boolean) | string {
  const wanted = values[0] ?? '';
  switch (operator) {
    case '=~':
    case '!~':
      return pattern(wanted);
    case '>':
      return (value) => order(subject, value, wanted) > 0;
    case '>=':
      return (value) => order(subject, value, wanted) >= 0;
    case '<':
      return (value) => order(subject, value, wanted) < 0;
    case '<=':
      return (value) => order(subject, value, wanted) <= 0;
    default:
      return (value) => values.includes(value);
  }
}

function pattern(text: string): ((value: string) => boolean) | string {
  try {
    return queryPattern(text);
  } catch (error) {
    if (error instanceof SyntaxError) return `'${text}' is no pattern: ${error.message}`;
    throw error;
  }
}

/** Versions by their parts, numbers by size, times and everything else as text. */
function order(subject: string, value: string, wanted: string): number {
  if (subject === 'agentVersion') {
    const [a, b] = [value, wanted].map((version) => version.split('.').map(Number));
    for (let part = 0; part < 3; part++) {
      const difference = (a?.[part] ?? 0) - (b?.[part] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  }
  const difference = Number(value) - Number(wanted);
  if (!Number.isNaN(difference)) return difference;
  return value < wanted ? -1 : value > wanted ? 1 : 0;
}
