// What AWS allows as tags, and the shapes in which services show them (aws-facts.md §1.4: 50 per resource).
import type { AwsFault } from '../wire/fault.ts';

const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const MOST = 50;

export interface TagChange {
  readonly key?: string;
  readonly value?: string;
}

/** Throws `fault(message)` for tags that AWS refuses: length, characters, the aws: prefix, more than 50. */
export function assertTags(
  before: ReadonlyMap<string, string>,
  tags: readonly TagChange[],
  fault: (message: string) => AwsFault,
): void {
  for (const { key = '', value = '' } of tags) {
    if (key.length < 1 || key.length > 128) throw fault('Tag keys must have between 1 and 128 characters.');
    if (value.length > 256) throw fault('Tag values can have at most 256 characters.');
    if (!ALLOWED.test(key) || !ALLOWED.test(value)) {
      throw fault('Tags can only contain letters, numbers, spaces, and the characters _ . : / = + - @.');
    }
    if (/^aws:/i.test(key)) throw fault('Tag keys that begin with aws: are reserved.');
  }
  const after = new Set([...before.keys(), ...tags.map((tag) => tag.key)]);
  const own = [...after].filter((key) => !key?.startsWith('aws:'));
  if (own.length > MOST) throw fault(`A resource can have at most ${MOST} tags.`);
}

/** As ECS shows them. */
export const lowerTags = (tags: ReadonlyMap<string, string>) =>
  [...tags].map(([key, value]) => ({ key, value }));
/** As EC2 shows them. */
export const upperTags = (tags: ReadonlyMap<string, string>) =>
  [...tags].map(([Key, Value]) => ({ Key, Value }));
