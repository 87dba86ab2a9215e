// Parameters that the operation does not have. AWS ignores some and refuses others, each service in its own way; here
// each is refused by name, for a call that meant something else must not look as if it had worked.
import { closestTo } from '#lib/document-suggest.ts';
import { AwsFault } from './fault.ts';
import type { FormNode } from './form.ts';
import { parameterName, type QueryDialect } from './query-names.ts';
import type { Shape } from './schema.ts';
import type { Operation } from './services.ts';
import { membersByName } from './transform.ts';

/** Of every query request, or of its signature: of version 2, or in the query string. */
const ofEachRequest =
  /^(Action|Version|AWSAccessKeyId|Signature(Method|Version)?|Timestamp|Expires|SecurityToken|X-Amz-.+)$/i;

/** Throws for the first member of a JSON body, however deep, that its shape does not have. */
export function refuseUnknownMembers(operation: Operation, body: unknown): void {
  const path = unknownMember(operation.input, body);
  if (path) throw unknownFault(operation, path.join('.'), [...membersByName(operation.input).keys()]);
}

/** Throws for the first parameter of a form that was not taken when the form was read. */
export function refuseUntaken(operation: Operation, form: FormNode, dialect: QueryDialect): void {
  for (const [name, child] of form.children) {
    if (ofEachRequest.test(name)) continue;
    const path = untaken(child, name);
    if (path === undefined) continue;
    throw unknownFault(
      operation,
      path,
      operation.input.members.map((member) => parameterName(member, dialect)),
    );
  }
}

function unknownMember(shape: Shape, value: unknown): string[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (shape.kind === 'structure' || shape.kind === 'union' || shape.kind === 'unit') {
    const members = membersByName(shape);
    for (const [key, item] of Object.entries(value)) {
      const member = members.get(key);
      const below = member ? unknownMember(member.shape, item) : [];
      if (below) return [key, ...below];
    }
    return undefined;
  }
  if (!shape.element) return undefined;
  for (const [key, item] of Object.entries(value)) {
    const below = unknownMember(shape.element.shape, item);
    if (below) return [key, ...below];
  }
  return undefined;
}

function untaken({ value, taken, children }: FormNode, path: string): string | undefined {
  if (value !== undefined && !taken) return path;
  for (const [name, child] of children) {
    const below = untaken(child, `${path}.${name}`);
    if (below !== undefined) return below;
  }
  return undefined;
}

function unknownFault({ service, name }: Operation, path: string, known: readonly string[]): AwsFault {
  const meant = closestTo(path.split('.')[0]!, known);
  const hint = meant && !path.startsWith(`${meant}.`) && meant !== path ? ` Did you mean ${meant}?` : '';
  const message = `The sandbox does not know the parameter ${path} of ${service.name}:${name}.${hint}`;
  return new AwsFault('NotImplemented', message, { status: 501 });
}
