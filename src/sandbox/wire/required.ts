// Finds required members that are missing, and says so in each service's own words.
import { AwsFault } from './fault.ts';
import { parameterName } from './query-names.ts';
import type { Member, Shape } from './schema.ts';
import type { Operation } from './services.ts';

/** Throws the error AWS gives when a required member of the input is absent, however deep it lies. */
export function assertComplete(operation: Operation, input: unknown): void {
  const missing = firstMissing(operation.input, input);
  if (missing) throw missingFault(operation, missing);
}

/** The members on the way to the first required one that is absent. */
function firstMissing(shape: Shape, value: unknown): Member[] | undefined {
  if (shape.members.length === 0 || typeof value !== 'object' || value === null) return undefined;
  for (const [index, member] of shape.members.entries()) {
    const item = (value as Record<string, unknown>)[member.name];
    if (item === undefined || item === null) {
      if (index < shape.required) return [member];
      continue;
    }
    const below = missingBelow(member.shape, item);
    if (below) return [member, ...below];
  }
  return undefined;
}

function missingBelow(shape: Shape, value: unknown): Member[] | undefined {
  if (shape.kind !== 'list' && shape.kind !== 'map') return firstMissing(shape, value);
  const inner = shape.element!.shape;
  if (inner.members.length === 0 && !inner.element) return undefined;
  for (const item of Object.values(value as object)) {
    const below = missingBelow(inner, item);
    if (below) return below;
  }
  return undefined;
}

function missingFault({ service }: Operation, path: readonly Member[]): AwsFault {
  const last = path.at(-1)!;
  if (service.name === 'ecs') {
    const name = last.name.charAt(0).toUpperCase() + last.name.slice(1);
    return new AwsFault('InvalidParameterException', `${name} cannot be empty.`);
  }
  if (service.name === 'ec2' || service.name === 'sqs') {
    const name = path.map((member) => parameterName(member, service.name === 'ec2' ? 'ec2' : 'query'));
    return new AwsFault('MissingParameter', `The request must contain the parameter ${name.join('.')}`);
  }
  if (service.name === 'cloudwatch')
    return new AwsFault('MissingParameter', `The parameter ${last.name} is required.`);
  const name = path.map((member) => member.name.charAt(0).toLowerCase() + member.name.slice(1)).join('.');
  return new AwsFault(
    service.name === 'events' ? 'ValidationException' : 'ValidationError',
    `1 validation error detected: Value null at '${name}' failed to satisfy constraint: Member must not be null`,
  );
}
