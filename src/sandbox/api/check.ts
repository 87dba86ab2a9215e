// Refusals. What a modelled operation cannot answer truthfully is refused by name, never ignored.
import { AwsFault } from '../wire/fault.ts';
import type { CallContext } from '../wire/table.ts';

/** The answer to anything the sandbox does not model: 501, and what it was. */
export function notModelled(context: Pick<CallContext, 'service' | 'operation'>, what: string): AwsFault {
  const message = `The sandbox does not model ${what} of ${context.service}:${context.operation}.`;
  return new AwsFault('NotImplemented', message, { status: 501 });
}

/** Throws when the input has a member that the handler does not act on; absent, empty and false ones change nothing. */
export function only<T extends object>(
  context: CallContext,
  input: T,
  known: readonly (keyof T & string)[],
): void {
  for (const [name, value] of Object.entries(input)) {
    if (isGiven(value) && !(known as readonly string[]).includes(name)) {
      throw notModelled(context, `the parameter ${name}`);
    }
  }
}

function isGiven(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === '') return false;
  return !Array.isArray(value) || value.length > 0;
}

/** Throws ECS's error for a list that is too long (observed wording). */
export function atMost(items: readonly unknown[], limit: number, what: string): void {
  if (items.length > limit) throw invalid(`${what} can have at most ${limit} items.`);
}

export const invalid = (message: string) => new AwsFault('InvalidParameterException', message);
export const validationError = (message: string) => new AwsFault('ValidationError', message);

/** The words in which query services refuse a number or a length out of range. */
export function inRange(name: string, value: number | undefined, range: readonly [number, number]): void {
  if (value === undefined) return;
  const [low, high] = range;
  if (value >= low && value <= high) return;
  const bound = value < low ? `greater than or equal to ${low}` : `less than or equal to ${high}`;
  throw constraint(name, value, `Member must have value ${bound}`);
}

export const constraint = (name: string, value: unknown, rule: string) =>
  validationError(
    `1 validation error detected: Value '${value}' at '${name}' failed to satisfy constraint: ${rule}`,
  );
