// The SDK's output to XML elements, along the schema. No element is written for an absent member; an empty
// list is an empty element (none when flattened).
import { toText } from './leaves.ts';
import type { Member, Shape, SimpleKind } from './schema.ts';
import { ShapeMismatch } from './transform.ts';

type SimpleShape = Shape & { kind: SimpleKind };

/** The elements of a structure's members. Throws ShapeMismatch for a value that does not fit. */
export function writeMembers(shape: Shape, value: unknown, path = ''): string {
  if (shape.members.length === 0) return '';
  if (typeof value !== 'object' || value === null) throw new ShapeMismatch(path, 'structure', value);
  let xml = '';
  for (const member of shape.members) {
    const item = (value as Record<string, unknown>)[member.name];
    if (item === undefined || item === null) continue;
    const tag = member.traits.xmlName ?? member.name;
    xml += writeMember(tag, member, item, path ? `${path}.${member.name}` : member.name);
  }
  return xml;
}

export function element(tag: string, content: string): string {
  return content === '' ? `<${tag}/>` : `<${tag}>${content}</${tag}>`;
}

/** Text as XML content. A carriage return would be normalised away, and XML 1.0 has no way to write most controls. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#xD;')
    .replace(forbidden, '\uFFFD');
}

// Everything outside `#x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF]`.
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

function writeMember(tag: string, member: Member, value: unknown, path: string): string {
  const { shape } = member;
  switch (shape.kind) {
    case 'structure':
    case 'union':
      return element(tag, writeMembers(shape, value, path));
    case 'list':
      return writeList(tag, member, value, path);
    case 'map':
      return writeMap(tag, member, value, path);
    default:
      return element(tag, escapeXml(String(toText(shape as SimpleShape, value, path))));
  }
}

function writeList(tag: string, member: Member, value: unknown, path: string): string {
  if (!Array.isArray(value)) throw new ShapeMismatch(path, 'list', value);
  const item = member.shape.element!;
  const flat = member.traits.xmlFlattened;
  const itemTag = flat ? tag : (item.traits.xmlName ?? 'member');
  const items = value
    .filter((each) => each !== null && each !== undefined)
    .map((each, index) => writeMember(itemTag, item, each, `${path}[${index}]`))
    .join('');
  return flat ? items : element(tag, items);
}

function writeMap(tag: string, member: Member, value: unknown, path: string): string {
  if (typeof value !== 'object' || value === null) throw new ShapeMismatch(path, 'map', value);
  const { key, element: item } = member.shape;
  const flat = member.traits.xmlFlattened;
  const entries = Object.entries(value)
    .filter(([, each]) => each !== null && each !== undefined)
    .map(([name, each]) =>
      element(
        flat ? tag : 'entry',
        element(key!.traits.xmlName ?? 'key', escapeXml(name)) +
          writeMember(item!.traits.xmlName ?? 'value', item!, each, `${path}.${name}`),
      ),
    )
    .join('');
  return flat ? entries : element(tag, entries);
}
