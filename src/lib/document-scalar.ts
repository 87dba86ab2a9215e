// The type of a plain scalar by YAML 1.2's core schema: null, booleans, numbers, else text.
// No timestamps, no sexagesimals, and `no`, `yes`, `on` and `off` are text.

const words = new Map<string, unknown>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);

const number = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const octal = /^0o[0-7]+$/;
const hexadecimal = /^0x[0-9a-fA-F]+$/;
const special = /^[-+]?\.(inf|Inf|INF)$/;

/** The value of an unquoted scalar. */
export function plainScalarValue(text: string): unknown {
  if (words.has(text)) return words.get(text);
  // Longer numbers mean nothing to anyone, and reading a megabyte of digits takes time.
  if (text.length > 40) return text;
  if (number.test(text) || octal.test(text) || hexadecimal.test(text)) return Number(text);
  if (special.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  return /^\.(nan|NaN|NAN)$/.test(text) ? Number.NaN : text;
}
