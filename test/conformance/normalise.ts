// Makes answers of two accounts comparable: ids and times become the roles they play, lists that are sets get one order.

type Roles = ReadonlyMap<string, string>;

/** Patterns of what nobody named; the first that matches decides. */
const patterns: readonly [RegExp, string][] = [
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '<uuid>'],
  [/\becs-svc\/\d+/g, '<deployment>'],
  [/\b(i|r|lt|ami|vpc|subnet|sg|eni|vol|sir|eipalloc|eni-attach|key)-[0-9a-f]{8,17}\b/g, '<$1>'],
  [/\b[0-9a-f]{32}\b/g, '<id>'],
  [/\bip-\d+-\d+-\d+-\d+\b/g, '<ip name>'],
  [/\b(?:\d{1,3}\.){3}\d{1,3}\b/g, '<ip>'],
  [/(\/(?:app|net|targetgroup)\/[^/]+)\/[0-9a-f]{16}\b/g, '$1/<id>'],
  [/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)?/g, '<time>'],
];

/** A copy with roles for names; Dates become `<time>`, bytes `<bytes>`. */
export function normalise(value: unknown, roles: Roles): unknown {
  const named = [...roles].sort(([, a], [, b]) => b.length - a.length);
  return walk(value, named);
}

function walk(value: unknown, named: readonly (readonly [string, string])[]): unknown {
  if (typeof value === 'string') return words(value, named);
  if (value instanceof Date) return '<time>';
  if (value instanceof Uint8Array) return '<bytes>';
  if (Array.isArray(value)) return value.map((item) => walk(item, named)).sort(byText);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(
    entries.map(([key, item]) => [
      words(key, named),
      opaque.test(key) && typeof item === 'string' ? `<${key}>` : walk(item, named),
    ]),
  );
}

function words(text: string, named: readonly (readonly [string, string])[]): string {
  let result = text;
  for (const [role, own] of named) result = result.replaceAll(own, `<${role}>`);
  for (const [pattern, role] of patterns) result = result.replace(pattern, role);
  return result;
}

/** Keys whose values are a server's own invention from end to end. */
const opaque = /^(ReceiptHandle|nextToken|NextToken|NextMarker|clientToken|requestId|.*Timestamp)$/;

function byText(a: unknown, b: unknown): number {
  const [x, y] = [JSON.stringify(a) ?? '', JSON.stringify(b) ?? ''];
  return x < y ? -1 : x > y ? 1 : 0;
}
