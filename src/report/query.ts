// What an instance is asked for by: its id, its container instance, or an address found in a log. Pure.
import type { TimelineRecord } from '#model/timeline.ts';
import { lastPart } from './arn.ts';

export type Query =
  | { readonly kind: 'instance' | 'container'; readonly id: string }
  | { readonly kind: 'address'; readonly ip: string; readonly port?: number };

const BYTE = '(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])';
const ADDRESS = new RegExp(`^(${BYTE}(?:\\.${BYTE}){3})(?::([0-9]{1,5}))?$`);

/** Undefined when it is none of them. */
export function parseQuery(text: string): Query | undefined {
  if (/^i-[0-9a-z]{1,17}$/.test(text)) return { kind: 'instance', id: text };
  const id = text.startsWith('arn:') && text.includes(':container-instance/') ? lastPart(text) : text;
  if (/^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/.test(id)) return { kind: 'container', id };
  const [, ip, port] = ADDRESS.exec(text) ?? [];
  if (ip === undefined || Number(port ?? 1) > 65_535 || Number(port ?? 1) < 1) return undefined;
  return { kind: 'address', ip, ...(port !== undefined && { port: Number(port) }) };
}

/** Text that every line has that answers the query; others may have it too. */
export function needleOf(query: Query): string {
  return `"${query.kind === 'address' ? query.ip : query.id}"`;
}

/** Whether the record says that its instance bears what is asked for. */
export function isAbout(record: TimelineRecord, query: Query): boolean {
  if (query.kind !== 'address') return record[query.kind] === query.id;
  const tasks = record.kind === 'seen' ? (record.tasks ?? []) : [];
  return record.ip === query.ip || tasks.some(({ targets }) => targets?.some(({ ip }) => ip === query.ip));
}
