// Simple values on the wire: what each kind looks like in JSON and as text, both ways. Strict: a value of the
// wrong kind is a ShapeMismatch, which the reader calls the client's mistake and the writer ours.
import { isNumberFor } from './fractions.ts';
import type { Shape } from './schema.ts';
import { type Leaf, ShapeMismatch } from './transform.ts';

/** A JSON value of an input to the SDK's value. */
export const fromJson: Leaf = (shape, value, path) => {
  if (shape.kind === 'document') return value;
  if (shape.kind === 'timestamp') return instantOf(value, path);
  if (shape.kind === 'blob' && typeof value === 'string') return bytesOf(value, path);
  return numeric(shape, checked(shape, value, path), path);
};

/** The SDK's value to a JSON value; timestamps as seconds since the epoch, with milliseconds as fraction. */
export const toJson: Leaf = (shape, value, path) => {
  checked(shape, value, path);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (!(value instanceof Date)) return value;
  if (shape.format === 'dateTime') return value.toISOString();
  return shape.format === 'httpDate' ? value.toUTCString() : value.getTime() / 1000;
};

/** An input's value, already the SDK's, as one that nobody else holds. */
export const copyInput: Leaf = (shape, value, path) => numeric(shape, copyLeaf(shape, value, path), path);

/** The SDK's value as one that nobody else holds. */
export const copyLeaf: Leaf = (shape, value, path) => {
  // Most are simple values, whose kinds are named as their types are.
  if (typeof value === shape.kind) return value;
  checked(shape, value, path);
  if (value instanceof Date) return new Date(value);
  return typeof value === 'object' ? structuredClone(value) : value;
};

/** Text (of a form field) of an input to the SDK's value. */
export const fromText = (shape: Shape, text: string, path: string): unknown => {
  switch (shape.kind) {
    case 'number':
      if (text.trim() === '' || Number.isNaN(Number(text))) throw new ShapeMismatch(path, 'number', text);
      return numeric(shape, Number(text), path);
    case 'boolean':
      if (!/^(true|false)$/i.test(text)) throw new ShapeMismatch(path, 'boolean', text);
      return text.toLowerCase() === 'true';
    case 'timestamp':
      return instantOf(/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text, path);
    case 'blob':
      return bytesOf(text, path);
    default:
      return text;
  }
};

/** The SDK's value to text (of an XML element, not yet escaped); timestamps as ISO 8601 by default. */
export const toText: Leaf = (shape, value, path) => {
  checked(shape, value, path);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (!(value instanceof Date)) return String(value);
  if (shape.format === 'epochSeconds') return String(value.getTime() / 1000);
  return shape.format === 'httpDate' ? value.toUTCString() : value.toISOString();
};

function checked(shape: Shape, value: unknown, path: string): unknown {
  if (!fits(shape, value)) throw new ShapeMismatch(path, shape.kind, value);
  return value;
}

/** Half a task, or NaN of them, would fit the schema and break the world. */
function numeric(shape: Shape, value: unknown, path: string): unknown {
  if (typeof value !== 'number' || shape.kind !== 'number' || isNumberFor(shape, value)) return value;
  throw new ShapeMismatch(path, shape.fraction ? 'number' : 'whole number', value);
}

function fits(shape: Shape, value: unknown): boolean {
  if (shape.kind === 'document') return true;
  if (shape.kind === 'blob') return value instanceof Uint8Array;
  if (shape.kind === 'timestamp') return value instanceof Date && !Number.isNaN(value.getTime());
  // The remaining kinds are named as their types are.
  return typeof value === shape.kind;
}

function instantOf(value: unknown, path: string): Date {
  const hasZone = typeof value === 'string' && /(Z|[+-]\d\d:?\d\d|GMT)$/i.test(value);
  const date =
    typeof value === 'number'
      ? new Date(Math.round(value * 1000))
      : new Date(hasZone ? String(value) : `${String(value)}Z`);
  if (Number.isNaN(date.getTime())) throw new ShapeMismatch(path, 'timestamp', value);
  return date;
}

function bytesOf(text: string, path: string): Uint8Array {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw new ShapeMismatch(path, 'blob', text);
  return new Uint8Array(Buffer.from(text, 'base64'));
}
