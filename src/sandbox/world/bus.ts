// EventBridge: events of the account that match a rule arrive in its queue, a little later and at least once.
// ECS events are durable; EC2, Spot and Auto Scaling events are best effort (aws-facts.md §3.1).
import { uuidFrom } from './ids.ts';
import { sendMessage } from './queue.ts';
import type { World } from './state.ts';

export interface BusEvent {
  readonly source: string;
  readonly detailType: string;
  readonly resources: readonly string[];
  readonly detail: object;
}

/** Whether anybody listens; asked before an event is put together, because most worlds have many and few rules. */
export function isWanted(w: World, detailType: string): boolean {
  return w.rules.some((rule) => matches(rule.detailTypes, detailType));
}

export function emit(w: World, event: BusEvent): void {
  const random = w.chance('bus');
  const id = uuidFrom(random);
  const time = new Date(w.engine.now).toISOString().replace(/\.\d+Z$/, 'Z');
  for (const rule of w.rules) {
    if (!matches(rule.detailTypes, event.detailType)) continue;
    const body = JSON.stringify({
      version: '0',
      id,
      'detail-type': event.detailType,
      source: event.source,
      account: w.account,
      time,
      region: w.region,
      resources: event.resources,
      detail: event.detail,
    });
    // A rule may run more than once for one event (aws-facts.md §3.1).
    const copies = random.chance(0.01) ? 2 : 1;
    for (let copy = 0; copy < copies; copy++) {
      w.engine.after(random.int(100, 1500), () => sendMessage(w, rule.queue, body));
    }
  }
}

const matches = (detailTypes: readonly string[], detailType: string) =>
  detailTypes.includes('*') || detailTypes.includes(detailType);
