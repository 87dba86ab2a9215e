// A form to the SDK's input, along the operation's schema. EC2 flattens every list; the others wrap them in
// `member` unless the schema says flattened. Marks in the form what it took: unknown-parameters.ts refuses the rest.
import { type FormNode, numbered } from './form.ts';
import { fromText } from './leaves.ts';
import { parameterName, type QueryDialect } from './query-names.ts';
import type { Member, Shape } from './schema.ts';
import { setKey } from './transform.ts';

/** Reads one structure's members from the children of `form`. Throws ShapeMismatch with the parameter's name. */
export function readMembers(
  shape: Shape,
  form: FormNode,
  dialect: QueryDialect,
  path = '',
): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const member of shape.members) {
    const name = parameterName(member, dialect);
    const child = form.children.get(name);
    if (child) input[member.name] = readMember(member, child, dialect, path ? `${path}.${name}` : name);
  }
  return input;
}

function readMember(member: Member, form: FormNode, dialect: QueryDialect, path: string): unknown {
  const { shape } = member;
  // An empty list is sent as a name without a value; a simple value is one.
  form.taken = !isNested(shape) || form.value === '';
  switch (shape.kind) {
    case 'structure':
    case 'union':
      return readMembers(shape, form, dialect, path);
    case 'list':
      return readList(member, form, dialect, path);
    case 'map':
      return readMap(member, form, dialect, path);
    default:
      return fromText(shape, form.value ?? '', path);
  }
}

const isNested = ({ kind }: Shape) =>
  kind === 'structure' || kind === 'union' || kind === 'list' || kind === 'map';

function readList(member: Member, form: FormNode, dialect: QueryDialect, path: string): unknown[] {
  const element = member.shape.element!;
  const flat = dialect === 'ec2' || member.traits.xmlFlattened;
  const items = flat ? form : form.children.get(element.traits.xmlName ?? 'member');
  if (!items) return [];
  return numbered(items).map((item, index) => readMember(element, item, dialect, `${path}.${index + 1}`));
}

function readMap(member: Member, form: FormNode, dialect: QueryDialect, path: string): unknown {
  const { key, element } = member.shape;
  const entries = member.traits.xmlFlattened ? form : form.children.get('entry');
  const map: Record<string, unknown> = {};
  for (const [index, entry] of (entries ? numbered(entries) : []).entries()) {
    const keyNode = entry.children.get(key!.traits.xmlName ?? 'key');
    if (keyNode) keyNode.taken = true;
    const name = keyNode?.value ?? '';
    const value = entry.children.get(element!.traits.xmlName ?? 'value');
    if (value) setKey(map, name, readMember(element!, value, dialect, `${path}.${index + 1}.value`));
  }
  return map;
}
