// AWS does not answer one kind of question for minutes. What hangs is given up: an interruption is answered all the same,
// whether the queue tells it or only polling does.
import { describe, expect, it } from 'vitest';
import type { Tamper } from '#simulate/edge.ts';
import { brokenPromises } from '#simulate/report.ts';
import { simulate } from '#simulate/simulate.ts';
import { loadStory } from '../../support/story.ts';

const PATIENCE = { timeout: 120_000 };
const NOTICE_AT = 360;
// Before the five minutes are over for which what rarely changes is kept.
const FROM = 290;
const UNTIL = 540;
/** Spot requests are polled every ten seconds, and show the notice some seconds late. With every answer at once it is 18. */
const POLLED_S = 20;

interface Hang {
  readonly silentQueue?: boolean;
  readonly killsAtSeconds?: readonly number[];
  /** More words of the spec, so that more is asked for. */
  readonly spec?: object;
  readonly hangs: (operation: string, input: { readonly cluster?: string }) => boolean;
  /** In seconds since the start. */
  readonly from?: number;
}

/** The notices come within a second, each on its way to the queue for up to another, and the answer that brings it takes its time. */
const ON_ITS_WAY_S = 2.5;
/** From hearing of it, which is our own time. */
const AT_ONCE_S = 0.3;

/** Three spot hosts get their notice; `drained`: how many seconds after it, and `answered`: after it was heard of, each was set DRAINING. */
async function hang({ silentQueue = false, killsAtSeconds, spec = {}, hangs, from = FROM }: Hang) {
  const { scenario, specs } = structuredClone(loadStory('spot-reclaim'));
  const faults = [{ at: '6m', spotInterruption: { pool: 'recipes-spot', count: 3 } }];
  Object.assign(scenario.spec, { duration: '9m', faults });
  for (const pool of scenario.spec.clusters.flatMap((each) => each.pools)) pool.suspended = ['AZRebalance'];
  if (silentQueue) scenario.spec.queues = scenario.spec.queues?.map((queue) => ({ ...queue, events: [] }));
  for (const document of specs) Object.assign(document.spec, spec);
  const drained = new Map<string, number>();
  const answered: number[] = [];
  let heardAt = 0;
  let hung = 0;
  const tamper: Tamper = ({ operation, input, atSecond }, answer) => {
    if (JSON.stringify(answer ?? {}).includes('Spot Instance Interruption Warning')) heardAt = atSecond;
    if (operation === 'UpdateContainerInstancesState') {
      const { status, containerInstances } = input as { status: string; containerInstances: string[] };
      const fresh = containerInstances.filter((arn) => status === 'DRAINING' && !drained.has(arn));
      for (const arn of fresh) drained.set(arn, atSecond - NOTICE_AT);
      if (fresh.length > 0) answered.push(atSecond - heardAt);
    }
    if (atSecond < from || atSecond >= UNTIL || !hangs(operation, input as object)) return answer;
    hung += 1;
    return new Promise(() => undefined);
  };
  const { report } = await simulate({ scenario, specs, policy: 'sluice', seed: 1, tamper, killsAtSeconds });
  return { report, hung, drained: [...drained.values()], answered };
}

const REFRESHED = { mode: 'scale', refresh: { on: ['launchTemplate'] } };

describe('an interruption is answered within seconds, and its host evacuated in time', PATIENCE, () => {
  const rows: [string, object?][] = [
    ['DescribeServices'],
    ['ListServices'],
    ['DescribeTargetGroups'],
    ['DescribeTargetGroupAttributes'],
    ['DescribeLifecycleHooks'],
    ['DescribeCapacityProviders'],
    ['DescribeInstanceRefreshes'],
    ['DescribeClusters'],
    ['DescribeInstanceStatus'],
    ['DescribePolicies', REFRESHED],
    ['DescribeLaunchTemplateVersions', REFRESHED],
  ];
  it.each(rows)('%s never answers, and no event comes', async (operation, spec) => {
    const hangs = (asked: string) => asked === operation;
    const { report, hung, drained } = await hang({ silentQueue: true, spec, hangs });
    expect(hung).toBeGreaterThan(1);
    expect(drained).toHaveLength(3);
    expect(Math.max(...drained)).toBeLessThan(POLLED_S);
    expect(brokenPromises(report)).toEqual([]);
    expect(report.interruptions).toMatchObject({ noticed: 3, evacuatedInTime: 3 });
  });

  it('nobody answers for services and their targets, and events come', async () => {
    const { report, drained, answered } = await hang({
      hangs: (asked) => /^(Describe|List).*(Services|Target)/.test(asked),
    });
    expect(Math.max(...drained)).toBeLessThan(ON_ITS_WAY_S);
    expect(Math.max(...answered)).toBeLessThan(AT_ONCE_S);
    expect(report.interruptions).toMatchObject({ noticed: 3, evacuatedInTime: 3 });
  });

  it.each([true, false])(
    'another cluster of the same queue never answers (silent queue: %s)',
    async (silentQueue) => {
      const hangs = (_: string, { cluster = '' }) => cluster === 'recipes-on-demand';
      const { report, hung, drained, answered } = await hang({ silentQueue, from: 0, hangs });
      expect(hung).toBeGreaterThan(50);
      expect(Math.max(...drained)).toBeLessThan(silentQueue ? POLLED_S : ON_ITS_WAY_S);
      if (!silentQueue) expect(Math.max(...answered)).toBeLessThan(AT_ONCE_S);
      expect(report.interruptions).toMatchObject({ noticed: 3, evacuatedInTime: 3 });
    },
  );
});

describe('an interruption is answered within seconds by what is known of its host', PATIENCE, () => {
  it.each([
    'ListContainerInstances',
    'DescribeContainerInstances',
    'ListTasks',
    'DescribeTasks',
    'DescribeAutoScalingGroups',
    'DescribeInstances',
  ])('%s never answers, and no event comes', async (operation) => {
    const { hung, drained } = await hang({ silentQueue: true, hangs: (asked) => asked === operation });
    expect(hung).toBeGreaterThan(1);
    expect(drained).toHaveLength(3);
    expect(Math.max(...drained)).toBeLessThan(POLLED_S);
  });

  it('nothing that is asked is answered but the queue', async () => {
    const { drained, answered } = await hang({
      hangs: (asked) => /^(Describe|List|GetCaller)/.test(asked),
    });
    expect(drained).toHaveLength(3);
    expect(Math.max(...drained)).toBeLessThan(ON_ITS_WAY_S);
    expect(Math.max(...answered)).toBeLessThan(AT_ONCE_S);
  });
});
