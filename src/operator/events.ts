// From a queue message to the name of what it is about. Whatever else it says is not believed: an event names objects
// to read again, and nothing of it enters the cache (failures: forged messages). Never throws.
import type { Notice, NoticeKind } from '#model/notice.ts';

export type Event =
  | { readonly kind: 'notice'; readonly notice: Notice }
  /** Something changed: read again soon. */
  | { readonly kind: 'hint'; readonly clusterArn?: string; readonly instanceId?: string }
  | {
      readonly kind: 'ignored';
      readonly why: string;
      /** No event of EventBridge at all: somebody else's message, to be left where it is. */
      readonly foreign?: true;
      /** A notice whose time is not believed: worth a word, for a clock may be wrong. */
      readonly instanceId?: string;
      /** How far its time lies in the future, ms. */
      readonly aheadMs?: number;
    };

/** An event older than this is history: an interruption has long happened, and polling has seen the rest. */
export const ancientAfterMs = 300_000;
/** Clocks differ a little; a time further ahead than this is made up. */
const futureMs = 60_000;

const instanceIdShape = /^i-[0-9a-f]{8,17}$/;

const noticeKinds: Readonly<Record<string, NoticeKind>> = {
  'EC2 Spot Instance Interruption Warning': 'spotInterruption',
  'EC2 Instance Rebalance Recommendation': 'rebalance',
  'EC2 Instance-terminate Lifecycle Action': 'lifecycleHook',
};

const hintTypes: ReadonlySet<string> = new Set([
  'ECS Task State Change',
  'ECS Service Action',
  'ECS Container Instance State Change',
  'EC2 Instance State-change Notification',
]);

/** What parses as this notice again, for another replica. */
export function bodyOf({ kind, instanceId, at }: Notice): string {
  const [type] = Object.entries(noticeKinds).find(([, each]) => each === kind)!;
  return JSON.stringify({
    'detail-type': type,
    time: new Date(at).toISOString(),
    detail: { 'instance-id': instanceId },
  });
}

/** Parses the body of a queue message; `now` in ms since the epoch. Shapes: aws-facts.md §3.3. */
export function parseEvent(body: string, now: number): Event {
  const event = parseJson(body);
  if (event === undefined) return { ...ignored('not a JSON object'), foreign: true };
  const type = event['detail-type'];
  const detail = asRecord(event.detail);
  if (typeof type !== 'string' || detail === undefined)
    return { ...ignored('not an event of EventBridge'), foreign: true };
  if (Object.hasOwn(noticeKinds, type)) return parseNotice(noticeKinds[type]!, { event, detail, now });
  if (!hintTypes.has(type)) return ignored(`an event of type ${type.slice(0, 80)}`);
  const instanceId = detail.ec2InstanceId ?? detail['instance-id'];
  return {
    kind: 'hint',
    ...(typeof detail.clusterArn === 'string' ? { clusterArn: detail.clusterArn } : {}),
    ...(isInstanceId(instanceId) ? { instanceId } : {}),
  };
}

interface Parts {
  readonly event: Record<string, unknown>;
  readonly detail: Record<string, unknown>;
  readonly now: number;
}

function parseNotice(kind: NoticeKind, { event, detail, now }: Parts): Event {
  // The resource ARN of a spot warning has a zone where the region belongs: only the detail is used (§0.1-8).
  const instanceId = detail['instance-id'] ?? detail.EC2InstanceId;
  const at = typeof event.time === 'string' ? Date.parse(event.time) : Number.NaN;
  if (!isInstanceId(instanceId)) return ignored('a notice without an instance id');
  const when = Number.isNaN(at) ? 'no time' : new Date(at).toISOString();
  const unbelievable = `a notice without a believable time: ${kind} of ${when}`;
  if (Number.isNaN(at)) return { ...ignored(unbelievable), instanceId };
  if (at > now + futureMs) return { ...ignored(unbelievable), instanceId, aheadMs: at - now };
  if (now - at > ancientAfterMs)
    return { ...ignored(`a notice that is long past: ${kind} of ${when}`), instanceId };
  return { kind: 'notice', notice: { kind, instanceId, at, channel: 'event' } };
}

function ignored(why: string) {
  return { kind: 'ignored', why } as const;
}

function isInstanceId(value: unknown): value is string {
  return typeof value === 'string' && instanceIdShape.test(value);
}

function parseJson(body: string): Record<string, unknown> | undefined {
  try {
    return asRecord(JSON.parse(body));
  } catch {
    // Malformed messages are counted by the caller, not raised: a queue takes anything.
    return undefined;
  }
}

function asRecord(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
