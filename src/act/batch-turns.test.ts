// Which turns batches take of the buckets and give back, and what may leave once the lease is over.
import { describe, expect, it } from 'vitest';
import { createPace, type Pace, URGENCY } from '#aws/pace.ts';
import { type CallOptions, portFromCall } from '#aws/ports.ts';
import { createRandom } from '#lib/random.ts';
import type { Notice } from '#model/notice.ts';
import type { InstanceFacts, Observation } from '#model/observation.ts';
import type { Action, Outcome } from '#model/plan.ts';
import { createTestClock, type TestClock } from '../../test/support/clock.ts';
import { carryOutBatch } from './batch.ts';
import { actions, inService, now, observation, spec } from './fixtures.ts';
import type { Lease } from './lease.ts';
import { createLedger } from './ledger.ts';

const DRAINING = ['ecs', 'UpdateContainerInstancesState'] as const;

interface Sent {
  readonly at: number;
  readonly arns: readonly string[];
  readonly options?: CallOptions;
}

function setUp({
  lease = { until: Number.POSITIVE_INFINITY },
  instances,
  notices = [],
  frozen = false,
  reserved = 0,
}: {
  lease?: Lease;
  instances: readonly InstanceFacts[];
  notices?: readonly Notice[];
  frozen?: boolean;
  reserved?: number;
}) {
  const clock: TestClock = createTestClock(now);
  const pace: Pace = createPace(clock);
  const sent: Sent[] = [];
  const outcomes: Outcome[] = [];
  const missing = new Set<string>();
  let left = reserved;
  const observed = (): Observation => {
    const at = clock.now();
    const seen = observation(instances.map((each) => ({ ...each, readAt: at, ec2ReadAt: at })));
    const cluster = frozen ? { ...seen.cluster, tags: { 'sluice.dev/frozen': 'x' } } : seen.cluster;
    return { ...seen, cluster, parts: { ...seen.parts, cluster: { ...seen.parts.cluster, at } } };
  };
  const look = async () => observed();
  const ports = portFromCall(async (_, __, input, options) => {
    const arns = (input as { containerInstances: string[] }).containerInstances;
    sent.push({ at: clock.monotonic(), arns, options });
    if (arns.some((arn) => missing.has(arn)))
      throw Object.assign(new Error('no such'), { name: 'InvalidParameterException' });
    return {
      containerInstances: arns.map((arn) => ({ containerInstanceArn: arn, status: 'DRAINING' })),
    };
  });
  const carry = (batch: readonly Action[]) =>
    carryOutBatch(
      batch,
      {
        ...{ plan: { cluster: 'web', at: now, actions: batch, waits: [] }, spec, ports, clock, lease, pace },
        random: createRandom(1),
        ledger: createLedger(() => clock.monotonic()),
        observation: observed,
        notices: () => notices,
        drains: () => new Map(),
        silentSince: () => new Map(),
        claims: new Map(),
        ...{ lookAtPool: look, lookAgain: look, lookAtState: look, lookElsewhere: look },
        trials: () => ({}),
        reserved: { use: () => left-- > 0 },
      },
      (outcome) => outcomes.push(outcome),
    );
  const spend = (many: number) => {
    for (let n = 0; n < many; n++) expect(pace.turn(...DRAINING, URGENCY.deadline)).toBeUndefined();
  };
  return { clock, pace, sent, outcomes, missing, carry, spend };
}

const host = (id: string, differs: Partial<InstanceFacts> = {}) =>
  inService({
    instanceId: id,
    container: { arn: `ci-${id}`, status: 'ACTIVE', agentConnected: true, version: 1 },
    ...differs,
  });
const hosts = (many: number) => Array.from({ length: many }, (_, n) => host(`i-${n}`));
const noticeOf = ({ instanceId }: InstanceFacts): Notice => ({
  kind: 'spotInterruption',
  instanceId,
  at: now,
  channel: 'event',
});
const drainOf = ({ instanceId }: InstanceFacts): Action => ({
  ...actions.noticed,
  instanceId,
  containerInstanceArn: `ci-${instanceId}`,
});
const arnsOf = (sent: readonly Sent[]) => sent.map(({ arns }) => arns.length);

describe('a turn', () => {
  it('is taken for each call: what AWS refused for the sake of one waits once more for each of them', async () => {
    const instances = hosts(10);
    const { clock, sent, outcomes, missing, carry, spend } = setUp({
      instances,
      notices: instances.map(noticeOf),
    });
    missing.add('ci-i-3');
    spend(100);
    const carried = carry(instances.map(drainOf));
    await clock.advance(25);
    expect(arnsOf(sent)).toEqual([10]);
    await clock.advance(9 * 25);
    expect(arnsOf(sent)).toEqual([10, ...Array(9).fill(1)]);
    await clock.advance(25);
    await carried;
    expect(outcomes.map(({ result }) => result).filter((each) => each === 'done')).toHaveLength(9);
    expect(outcomes).toHaveLength(10);
  });

  it('is given back where the gate lets nothing go', async () => {
    const instances = hosts(1);
    const { pace, outcomes, carry, spend } = setUp({
      instances,
      notices: instances.map(noticeOf),
      frozen: true,
    });
    spend(99);
    await carry(instances.map(drainOf));
    expect(outcomes.map(({ result }) => result)).toEqual(['refused']);
    expect(pace.turn(...DRAINING, URGENCY.deadline)).toBeUndefined();
  });

  it('that was waited for already is used, once', async () => {
    const instances = hosts(2);
    const { clock, sent, carry, spend } = setUp({
      instances,
      notices: instances.map(noticeOf),
      reserved: 1,
    });
    spend(100);
    void carry([drainOf(instances[0]!)]);
    void carry([drainOf(instances[1]!)]);
    await clock.advance(0);
    expect(arnsOf(sent)).toEqual([1]);
    await clock.advance(25);
    expect(arnsOf(sent)).toEqual([1, 1]);
  });
});

describe('under a lease', () => {
  const lease = { until: 10_000, endsBy: 12_000 };

  it('only what a notice asks for may leave when it is over, and goes in a call of its own', async () => {
    const [told, marked] = hosts(2) as [InstanceFacts, InstanceFacts];
    const spotRequest = { id: 'sir', state: 'active', statusCode: 'marked-for-termination', statusAt: now };
    const instances = [told, { ...marked, spotRequest }];
    const { sent, carry } = setUp({ lease, instances, notices: [noticeOf(told)] });
    await carry(instances.map(drainOf));
    expect(sent.map(({ arns, options }) => [arns, options?.needsNoLease])).toEqual([
      [['ci-i-0'], true],
      [['ci-i-1'], false],
    ]);
  });

  it('what waits for its turn until the lease is over is not sent, but at a notice', async () => {
    const [told, marked] = hosts(2) as [InstanceFacts, InstanceFacts];
    const spotRequest = { id: 'sir', state: 'active', statusCode: 'marked-for-termination', statusAt: now };
    const instances = [told, { ...marked, spotRequest }];
    const { clock, sent, outcomes, pace, carry, spend } = setUp({
      lease: { until: 20, endsBy: 30 },
      instances,
      notices: [noticeOf(told)],
    });
    spend(100);
    const carried = carry(instances.map(drainOf));
    await clock.advance(25);
    await carried;
    expect(sent.map(({ arns, options }) => [arns, options?.needsNoLease])).toEqual([[['ci-i-0'], true]]);
    expect(
      outcomes.map(({ action, result }) => [result, 'instanceId' in action && action.instanceId]),
    ).toEqual([
      ['refused', 'i-1'],
      ['done', 'i-0'],
    ]);
    expect(pace.fullInMs(...DRAINING)).toBe(2_500);
  });
});
