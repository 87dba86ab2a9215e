// The record in force: the spec that Sluice last acted by, kept in the cluster's own tags, since AWS has no field
// for most of it. Packs and reads; whether to write it is decided elsewhere.
import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { canonicalText, type Spec } from './canonical.ts';
import { OWNER_TAG } from './owner.ts';

export const MODE_TAG = 'sluice.dev/mode';
export const RECORD_TAG = 'sluice.dev/record-';

/** A resource has at most 50 tags with values of at most 256 characters (aws-facts.md §1.4); users need some too. */
const MAX_TAGS = 40;
const MAX_VALUE = 256;
const MAX_TEXT = 1_000_000;

export type RecordInForce =
  | { readonly kind: 'absent' }
  | { readonly kind: 'known'; readonly spec: Spec }
  /** Too large for tags: only whether it is the same can be told. */
  | { readonly kind: 'digest'; readonly digest: string }
  | { readonly kind: 'unknown'; readonly problem: string };

type Tags = Readonly<Record<string, string>>;

/**
 * The tags that record `spec`: `v1:COUNT:` and deflated JSON in base64, cut into values of 256 characters; and whose it is, by
 * the name of its document.
 */
export function packRecord(spec: Spec, document?: string): Record<string, string> {
  const whole = packed(spec);
  const tags: Record<string, string> = { [MODE_TAG]: spec.mode ?? 'observe' };
  if (document !== undefined) tags[OWNER_TAG] = document;
  for (let at = 0; at < whole.length; at += MAX_VALUE) {
    tags[`${RECORD_TAG}${at / MAX_VALUE}`] = whole.slice(at, at + MAX_VALUE);
  }
  return tags;
}

const packs = new WeakMap<Spec, string>();

function packed(spec: Spec): string {
  const known = packs.get(spec);
  if (known !== undefined) return known;
  const text = deflateRawSync(canonicalText(spec), { level: 9 }).toString('base64');
  const chunks = Math.ceil((text.length + 6) / MAX_VALUE);
  const whole = chunks > MAX_TAGS ? `h1:${digestOf(spec)}` : `v1:${chunks}:${text}`;
  packs.set(spec, whole);
  return whole;
}

/** What the cluster's tags record. Damage and newer versions come back as `unknown`, never as an error. */
export function readRecord(tags: Tags): RecordInForce {
  const first = tags[`${RECORD_TAG}0`];
  if (first === undefined) return { kind: 'absent' };
  const digest = /^h1:([0-9a-f]{64})$/.exec(first)?.[1];
  if (digest !== undefined) return { kind: 'digest', digest };
  const [, count, head] = /^v1:([0-9]{1,2}):(.*)$/.exec(first) ?? [];
  if (count === undefined) return { kind: 'unknown', problem: 'it was written by another version of Sluice' };
  const rest = Array.from({ length: Number(count) - 1 }, (_, index) => tags[`${RECORD_TAG}${index + 1}`]);
  if (rest.includes(undefined)) return { kind: 'unknown', problem: 'a part of it is missing' };
  return parse([head, ...rest].join(''));
}

/** Whether a tag of the cluster is one of those that a record is kept in, whatever is in it. */
export const isOfRecord = (key: string): boolean =>
  key === MODE_TAG || key === OWNER_TAG || /^sluice\.dev\/record-[0-9]+$/.test(key);

/** Whether the record means the same as `spec`. */
export function isInForce(spec: Spec, record: RecordInForce): boolean {
  if (record.kind === 'digest') return record.digest === digestOf(spec);
  return record.kind === 'known' && canonicalText(record.spec) === canonicalText(spec);
}

/** Record tags that are there and that packing `spec` would not write. */
export function obsoleteTags(spec: Spec, tags: Tags): string[] {
  const wanted = packRecord(spec);
  return Object.keys(tags)
    .filter((key) => /^sluice\.dev\/record-[0-9]+$/.test(key) && !Object.hasOwn(wanted, key))
    .sort();
}

function digestOf(spec: Spec): string {
  return createHash('sha256').update(canonicalText(spec)).digest('hex');
}

/** So many records are kept unpacked: of the clusters of one process, and the texts that they had before. */
const KEPT = 20;
const unpacked = new Map<string, RecordInForce>();

/** Each pass asks several times for what seldom changes. */
function parse(packed: string): RecordInForce {
  const known = unpacked.get(packed);
  if (known !== undefined) return known;
  const record = unpack(packed);
  if (unpacked.size >= KEPT) unpacked.clear();
  unpacked.set(packed, record);
  return record;
}

function unpack(packed: string): RecordInForce {
  try {
    const text = inflateRawSync(Buffer.from(packed, 'base64'), { maxOutputLength: MAX_TEXT }).toString(
      'utf8',
    );
    const spec: unknown = JSON.parse(text);
    if (typeof spec === 'object' && spec !== null && 'cluster' in spec)
      return { kind: 'known', spec: spec as Spec };
  } catch (error) {
    return { kind: 'unknown', problem: `it is damaged (${(error as Error).message})` };
  }
  return { kind: 'unknown', problem: 'it holds no spec' };
}
