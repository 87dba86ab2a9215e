// Request throttling by token buckets, per account and Region. Pure but for the tokens it holds: the time
// comes from the caller. A call takes from all its buckets or from none.
import { type BucketRule, bucketRules, type CallFacts } from './bucket-table.ts';
import type { Throttle } from './dispatch.ts';
import { type EdgeWorld, edgeTrouble, throttleFault } from './edge-trouble.ts';
import type { ServiceName } from './table.ts';

interface Bucket {
  tokens: number;
  /** Milliseconds; when `tokens` was last brought up to date. */
  at: number;
}

interface Charge {
  rule: BucketRule;
  bucket: Bucket;
  cost: number;
}

/**
 * A throttle for `createFront` and `createDirect`; `now` in milliseconds. All buckets start full. With a world, its
 * settings decide what is not published, and its troubles strike calls before the buckets are asked.
 */
export function createBuckets({
  now,
  rules = bucketRules,
  world,
}: {
  now: () => number;
  rules?: readonly BucketRule[];
  world?: EdgeWorld;
}): Throttle {
  const buckets = new Map<string, Bucket>();
  const rulesOf = rulesByOperation(rules);
  return (service, operation, input) => {
    const trouble = world && edgeTrouble(world, service, operation);
    if (trouble) return trouble;
    const at = now();
    const charges = chargesOf(rulesOf(service, operation), {
      input: (input ?? {}) as Record<string, unknown>,
      facts: {
        now: at,
        describeById: world?.settings.describeById ?? 'filtered',
        groups: world?.groups ?? new Map(),
      },
    });
    const charged = charges.map(({ own, cost }) => ({
      rule: own.rule,
      cost,
      bucket: filled(buckets, own, at),
    }));
    // A call for more than the bucket can ever hold is let through when it is full.
    const isShort = ({ rule, bucket, cost }: Charge) => bucket.tokens < Math.min(cost, rule.burst);
    if (charged.some(isShort)) return throttleFault(service, world?.settings.autoScalingThrottle);
    for (const { bucket, cost } of charged) bucket.tokens = Math.max(0, bucket.tokens - cost);
    return undefined;
  };
}

interface Asked {
  input: Readonly<Record<string, unknown>>;
  facts: CallFacts;
}

/** Of the rules for one operation those that this call falls under, one a group, with what it costs. */
function chargesOf(rules: readonly OwnRule[], { input, facts }: Asked) {
  const groups = new Map<string, { own: OwnRule; cost: number }>();
  for (const own of rules) {
    const { rule } = own;
    const group = rule.group ?? 'requests';
    if (groups.has(group) || rule.when?.(input, facts) === false) continue;
    groups.set(group, { own, cost: rule.cost?.(input, facts) ?? 1 });
  }
  return [...groups.values()];
}

/** A rule for an operation, and the name of the bucket that it takes from. */
interface OwnRule {
  readonly rule: BucketRule;
  readonly key: string;
}

/** Every call asks; the names are matched once for each operation. */
function rulesByOperation(rules: readonly BucketRule[]) {
  const known = new Map<string, readonly OwnRule[]>();
  return (service: ServiceName, operation: string): readonly OwnRule[] => {
    const name = `${service}/${operation}`;
    const before = known.get(name);
    if (before) return before;
    const own = rules.filter((rule) => rule.service === service && rule.operations.test(operation));
    const keyOf = (rule: BucketRule) =>
      `${rule.service}/${rule.name}${rule.perOperation ? `/${operation}` : ''}`;
    const found = own.map((rule) => ({ rule, key: keyOf(rule) }));
    known.set(name, found);
    return found;
  };
}

function filled(buckets: Map<string, Bucket>, { rule, key }: OwnRule, now: number): Bucket {
  const bucket = buckets.get(key) ?? { tokens: rule.burst, at: now };
  bucket.tokens = Math.min(
    rule.burst,
    bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * rule.perSecond,
  );
  bucket.at = now;
  buckets.set(key, bucket);
  return bucket;
}
