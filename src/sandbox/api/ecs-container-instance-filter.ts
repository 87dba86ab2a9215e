// The part of ECS's cluster query language that is modelled: `==` and `in […]`, joined by `and`.
import type { ContainerInstance } from '../world/state.ts';

type Test = (container: ContainerInstance) => boolean;

const SUBJECT =
  /^\s*(ec2InstanceId|agentConnected|attribute:[\w./\\-]+)\s*(?:==\s*([^\s[\]]+)|in\s*\[([^\]]*)\])\s*$/;

/** A test of container instances, or undefined where the expression says more than is modelled. */
export function containerInstanceFilter(expression: string): Test | undefined {
  const tests = expression.split(/\s+and\s+/).map(comparison);
  if (!tests.every((test) => test !== undefined)) return undefined;
  return (container) => tests.every((test) => test(container));
}

function comparison(text: string): Test | undefined {
  const [, subject, single, list] = SUBJECT.exec(text) ?? [];
  if (!subject) return undefined;
  const wanted = new Set(
    (list?.split(',') ?? [single!]).map((value) => value.trim().replace(/^['"]|['"]$/g, '')),
  );
  if (subject === 'ec2InstanceId') return (container) => wanted.has(container.host.id);
  if (subject === 'agentConnected') return (container) => wanted.has(String(container.agentConnected));
  const attribute = subject.slice('attribute:'.length);
  return (container) => wanted.has(container.attributes.get(attribute) ?? '');
}
