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
  return (service, operation, input) => {
    const trouble = world && edgeTrouble(world, service, operation);
    if (trouble) return trouble;
    const charges = rulesFor(rules, {
      service,
      operation,
      input: (input ?? {}) as Record<string, unknown>,
      facts: {
        now: now(),
        describeById: world?.settings.describeById ?? 'filtered',
        groups: world?.groups ?? new Map(),
      },
    });
    const charged = charges.map(({ rule, cost }) => ({
      rule,
      cost,
      bucket: filled(buckets, { rule, operation, now: now() }),
    }));
    // A call for more than the bucket can ever hold is let through when it is full.
    const isShort = ({ rule, bucket, cost }: Charge) => bucket.tokens < Math.min(cost, rule.burst);
    if (charged.some(isShort)) return throttleFault(service, world?.settings.autoScalingThrottle);
    for (const { bucket, cost } of charged) bucket.tokens = Math.max(0, bucket.tokens - cost);
    return undefined;
  };
}

interface Asked {
  service: ServiceName;
  operation: string;
  input: Readonly<Record<string, unknown>>;
  facts: CallFacts;
}

function rulesFor(rules: readonly BucketRule[], { service, operation, input, facts }: Asked) {
  const groups = new Map<string, { rule: BucketRule; cost: number }>();
  for (const rule of rules) {
    const group = rule.group ?? 'requests';
    if (rule.service !== service || groups.has(group)) continue;
    if (!rule.operations.test(operation) || rule.when?.(input, facts) === false) continue;
    groups.set(group, { rule, cost: rule.cost?.(input, facts) ?? 1 });
  }
  return [...groups.values()];
}

function filled(
  buckets: Map<string, Bucket>,
  { rule, operation, now }: { rule: BucketRule; operation: string; now: number },
): Bucket {
  const key = `${rule.service}/${rule.name}${rule.perOperation ? `/${operation}` : ''}`;
  const bucket = buckets.get(key) ?? { tokens: rule.burst, at: now };
  bucket.tokens = Math.min(
    rule.burst,
    bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * rule.perSecond,
  );
  bucket.at = now;
  buckets.set(key, bucket);
  return bucket;
}
