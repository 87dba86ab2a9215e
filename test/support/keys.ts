// The names of all fields of documents, however deep: what a page about them has to name.

/** Of objects and lists alike. */
export function keysOf(value: unknown): Set<string> {
  if (value === null || typeof value !== 'object') return new Set();
  const inner = Object.entries(value).flatMap(([key, each]) => [
    ...(Array.isArray(value) ? [] : [key]),
    ...keysOf(each),
  ]);
  return new Set(inner);
}
