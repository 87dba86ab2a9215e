// The faults of a plan as the operator's calls meet them, in the order in which a call goes out and its answer comes back.
import type { Random } from '#lib/random.ts';
import type { Engine } from '#sandbox/world/engine.ts';
import {
  Archive,
  denied,
  isListing,
  pageAsked,
  pageOf,
  pagesOf,
  thinned,
  torn,
  withoutPage,
} from './answers.ts';
import { endsAt, type Fault, holds, type Site } from './fault.ts';
import { type Go, isRead, type MeddledCall, type Meddler } from './meddle.ts';

export interface WireOptions {
  readonly faults: readonly Fault[];
  readonly engine: Engine;
  readonly random: Random;
  /** Told that the n-th change was carried out, before anybody hears of it. */
  readonly onEffect: (nth: number) => void;
  /** Counts how often each kind of fault struck. */
  readonly met: Map<string, number>;
  /** When a fault that waits for an effect met it, second. */
  readonly struckAt: Map<Fault, number>;
  /** When the process will hear again, ms since the epoch, if it stands still now. */
  readonly stalledUntil: () => number | undefined;
}

/** The SDK gives a silent connection up after a few seconds. */
const TIMEOUT_MS = 3_000;
const READS = new Set(['ecs', 'ec2', 'autoscaling', 'elbv2']);

type Answer = Readonly<Record<string, unknown>>;

export interface Wire {
  readonly meddler: Meddler;
}

export function createWire(options: WireOptions): Wire {
  const { faults, engine, random, onEffect, met, struckAt, stalledUntil } = options;
  const second = () => (engine.now - engine.start) / 1000;
  const archive = new Archive();
  const lags = faults.flatMap((fault) =>
    fault.stale ? [{ from: fault.at! - fault.stale.lag, until: endsAt(fault) }] : [],
  );
  let effects = 0;

  const meets = (kind: keyof Fault, call: MeddledCall, nth?: number): Fault | undefined => {
    const found = faults.find((fault) => {
      const what = fault[kind] as (Site & Partial<{ for: number }>) | undefined;
      if (what === undefined) return false;
      if (fault.effect === undefined ? !holds(fault, second()) : fault.effect !== nth) return false;
      return concerns(what, call) && random.chance((what.percent ?? 100) / 100);
    });
    if (found) met.set(kind, (met.get(kind) ?? 0) + 1);
    if (found && nth !== undefined) struckAt.set(found, second());
    return found;
  };
  const wait = (ms: number) =>
    new Promise<void>((resolve) => {
      engine.after(ms, () => {
        engine.outsiderWoken = true;
        resolve();
      });
    });

  async function meddler(call: MeddledCall, go: Go): Promise<unknown> {
    const nth = isRead(call) ? undefined : ++effects;
    if (meets('blackout', call)) throw await after(20, named('ENOTFOUND', 'getaddrinfo ENOTFOUND'));
    if (meets('loseRequests', call, nth)) throw await after(TIMEOUT_MS, timeout());
    const answer = await lied(call, go);
    if (nth !== undefined) onEffect(nth);
    if (meets('loseAnswers', call, nth)) throw await after(TIMEOUT_MS, timeout());
    const slow = meets('slow', call);
    if (slow?.slow) await wait(slow.slow.seconds * 1000);
    const asleep = stalledUntil();
    if (asleep !== undefined) await wait(asleep - engine.now);
    return answer;
  }

  async function after(ms: number, error: Error): Promise<Error> {
    await wait(ms);
    return error;
  }

  async function lied(call: MeddledCall, go: Go): Promise<unknown> {
    if (!isRead(call) || !READS.has(call.service)) return go();
    const from = pageAsked(call);
    if (from !== undefined) return laterPage(call, from, go);
    const truth = (await go()) as Answer;
    const now = second();
    if (lags.some((lag) => now >= lag.from && now < lag.until)) archive.keep(call, now, truth);
    const stale = meets('stale', call);
    const seen = (stale?.stale && archive.asOf(call, now - stale.stale.lag)) ?? truth;
    const partial = meets('partial', call);
    if (partial?.partial)
      return (partial.partial.denied ? denied : thinned)(seen, partial.partial.keep, random);
    const malformed = meets('malformed', call);
    if (malformed?.malformed) return malformed.malformed.how === 'empty' ? {} : torn(seen, random);
    if (isListing(call) && meets('pages', call)) return pageOf(seen, 0, call);
    return seen;
  }

  async function laterPage(call: MeddledCall, from: number, go: Go): Promise<unknown> {
    const answer = (await go(withoutPage(call))) as Answer;
    if (random.chance(expiryOf(pagesOf(answer))))
      throw named(EXPIRED[call.service] ?? 'InvalidNextToken', 'The token has expired.');
    return pageOf(answer, from, call);
  }

  return { meddler };
}

/** Of a list at most: AWS has a hundred items on a page, and of two each a list of many would never come to its end. */
const LISTS_EXPIRED = 0.4;

/** How likely the token of a page is to have expired. */
const expiryOf = (pages: number) => Math.min(0.1, LISTS_EXPIRED / pages);

function concerns({ service, operations }: Site, call: MeddledCall): boolean {
  if (service !== undefined && service !== call.service) return false;
  return operations === undefined || operations.includes(call.operation);
}

const EXPIRED: Readonly<Record<string, string>> = {
  ecs: 'InvalidParameterException',
  ec2: 'InvalidParameterValue',
};

const named = (name: string, message: string) => Object.assign(new Error(message), { name });
const timeout = () => named('TimeoutError', 'Connection timed out after 3000 ms');
