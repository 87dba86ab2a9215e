// EventBridge: events of the account that match a rule arrive at its targets, a little later and at least once.
// ECS events are durable; EC2, Spot and Auto Scaling events are best effort (aws-facts.md §3.1).
import { deliver } from './bus-target.ts';
import { uuidFrom } from './ids.ts';
import type { Rule, World } from './state.ts';
import { holding } from './state-troubles.ts';

export interface BusEvent {
  readonly source: string;
  readonly detailType: string;
  readonly resources: readonly string[];
  readonly detail: object;
}

const BEST_EFFORT = new Set(['aws.ec2', 'aws.autoscaling', 'aws.ec2spotfleet', 'aws.ec2fleet']);

/** Whether anybody listens; asked before an event is put together, because most worlds have many and few rules. */
export function isWanted(w: World, detailType: string): boolean {
  return w.rules.some((rule) => mayMatch(rule, detailType));
}

/** Puts an event on the default bus; `at` (ms since the epoch) is its time, now unless given. Its id comes back. */
export function emit(w: World, event: BusEvent, at: number = w.engine.now): string {
  const random = w.chance('bus');
  const id = uuidFrom(random);
  const rules = w.rules.filter((rule) => mayMatch(rule, event.detailType));
  if (rules.length === 0) return id;
  const trouble = troubleOf(w, event);
  if (isLost(w, event, trouble.lose)) return id;
  const envelope = envelopeOf(w, event, { id, at });
  for (const rule of rules) {
    if (!rule.matches(envelope)) continue;
    // A rule may run more than once for one event (aws-facts.md §3.1).
    const twice = random.chance(w.settings.eventDoubles / 100);
    const copies = twice || isStruck(w, trouble.double) ? 2 : 1;
    for (let copy = 0; copy < copies; copy++) {
      // Each copy takes its own time: events overtake each other.
      const delayMs = random.int(100, 1500) + trouble.delayMs;
      w.engine.after(delayMs, () => deliver(w, rule, envelope));
    }
  }
  return id;
}

/** The event as its receivers see it (aws-facts.md §3.3). */
export function envelopeOf(w: World, event: BusEvent, { id, at }: { id: string; at: number }): object {
  return {
    version: '0',
    id,
    'detail-type': event.detailType,
    source: event.source,
    account: w.account,
    time: new Date(at).toISOString().replace(/\.\d+Z$/, 'Z'),
    region: w.region,
    resources: event.resources,
    detail: event.detail,
  };
}

function mayMatch({ state, detailTypes, targets }: Rule, detailType: string): boolean {
  return state === 'ENABLED' && targets.size > 0 && (detailTypes?.has(detailType) ?? true);
}

interface EventTrouble {
  lose: number;
  double: number;
  delayMs: number;
}

/** All troubles of this kind of event together; percentages of the worst. */
function troubleOf(w: World, { detailType }: BusEvent): EventTrouble {
  const sum: EventTrouble = { lose: 0, double: 0, delayMs: 0 };
  for (const trouble of holding(w.troubles.events, w.engine.now)) {
    if (trouble.detailType !== undefined && trouble.detailType !== detailType) continue;
    sum.lose = Math.max(sum.lose, trouble.lose);
    sum.double = Math.max(sum.double, trouble.double);
    sum.delayMs += trouble.delayMs;
  }
  return sum;
}

/** Only what AWS delivers by best effort can be lost. */
function isLost(w: World, { source }: BusEvent, percent: number): boolean {
  if (!BEST_EFFORT.has(source)) return false;
  const both = 1 - (1 - w.settings.eventLoss / 100) * (1 - percent / 100);
  return both > 0 && w.chance('bus/loss').chance(both);
}

const isStruck = (w: World, percent: number) => percent > 0 && w.chance('bus/trouble').chance(percent / 100);
