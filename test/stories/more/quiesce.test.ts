// Story: nightly jobs that can checkpoint are told by a queue, or by a topic, that their spot instance is taken.
import { expect, it } from 'vitest';
import type { Sandbox } from '#sandbox/sandbox.ts';
import { createTopic, subscribe } from '#sandbox/world/topics.ts';
import { type SimulateOptions, simulate } from '#simulate/simulate.ts';
import { loadStory } from '../../support/story.ts';

const PATIENCE = { timeout: 120_000 };
const QUEUE = 'job-signals';
const TOPIC = 'arn:aws:sns:ap-northeast-1:111122223333:job-signals';
/** A job's stop time is its stop timeout of 10 s and 5 s; it ends 15 s before the end of the notice. */
const LATEST_STOP_MS = 120_000 - 10_000 - 5_000 - 15_000;

interface Signal {
  readonly id: string;
  readonly taskArn: string;
  readonly reason: string;
  readonly deadline: string;
  readonly arrivedAt: number;
}

type Quiesce = { queue: string } | { topic: string };

/** The spot story up to its first interruption, with jobs that work for longer than it takes. */
async function liveWith(
  quiesce: Quiesce,
  more: Pick<SimulateOptions, 'killsAtSeconds' | 'edge' | 'onMinute'>,
) {
  const { scenario, specs } = structuredClone(loadStory('spot-reclaim'));
  const { spec } = scenario;
  Object.assign(spec, {
    duration: '5m30s',
    faults: [{ at: '2m', spotInterruption: { pool: 'recipes-spot', count: 4 } }],
  });
  spec.queues!.push({ name: QUEUE });
  const cluster = spec.clusters[0]!;
  Object.assign(cluster.jobs![0]!, { perMinute: 20, seconds: '600s' });
  const rule = specs[0]!.spec.workloads!.find(({ match }) => match.family === 'nightly-*')!;
  Object.assign(rule, { onInterruption: 'stopAtDeadline', quiesce });
  const { sandbox, report } = await simulate({ scenario, specs, policy: 'sluice', seed: 4, ...more });
  return { signals: signalsIn(sandbox), sandbox, report };
}

function signalsIn({ world }: Sandbox): Signal[] {
  const messages = [...world.queues.get(QUEUE)!.messages.values()];
  return messages.map(({ body, sentAt }) => ({ ...JSON.parse(body), arrivedAt: sentAt }));
}

/** The jobs that ran on hosts that were taken when their notice came. */
function jobsOnTakenHosts({ world }: Sandbox) {
  const tasks = [...world.clusters.values()].flatMap((cluster) => [...cluster.tasks.values()]);
  return [...world.instances.values()]
    .flatMap(({ id, interruption }) => (interruption ? [{ id, at: interruption.noticedAt }] : []))
    .flatMap(({ id, at }) =>
      tasks
        .filter(
          ({ container, definition }) => container?.host.id === id && definition.family === 'nightly-index',
        )
        .filter(
          ({ startedAt = Number.POSITIVE_INFINITY, stoppedAt = Number.POSITIVE_INFINITY }) =>
            startedAt < at && stoppedAt > at,
        )
        .map((task) => ({ task, noticedAt: at })),
    );
}

it('each is told once, before it is stopped, when that will be', PATIENCE, async () => {
  const { signals, sandbox, report } = await liveWith({ queue: QUEUE }, {});
  const jobs = jobsOnTakenHosts(sandbox);
  expect(jobs.length).toBeGreaterThan(1);
  expect(signals.map(({ taskArn }) => taskArn).sort()).toEqual(jobs.map(({ task }) => task.arn).sort());
  for (const { task, noticedAt } of jobs) {
    const signal = signals.find(({ taskArn }) => taskArn === task.arn)!;
    expect(signal.reason).toBe('spotInterruption');
    expect(Date.parse(signal.deadline) - noticedAt).toBeLessThanOrEqual(LATEST_STOP_MS);
    expect(Date.parse(signal.deadline) - noticedAt).toBeGreaterThan(LATEST_STOP_MS - 1_000);
    expect(signal.arrivedAt).toBeLessThan(noticedAt + 30_000);
    expect(task.stoppingAt).toBeGreaterThanOrEqual(Date.parse(signal.deadline));
  }
  expect(report.tasks.killedWithInstance).toBe(0);
});

it('a restart may repeat it, with the same id', PATIENCE, async () => {
  const { signals, sandbox } = await liveWith({ queue: QUEUE }, { killsAtSeconds: [175] });
  const jobs = jobsOnTakenHosts(sandbox);
  expect(jobs.length).toBeGreaterThan(1);
  const ids = new Set(signals.map(({ id }) => id));
  expect(signals.length).toBeGreaterThan(jobs.length);
  expect(ids.size).toBe(jobs.length);
});

it(
  'by a topic it comes to the queues that are subscribed, through the real client too',
  PATIENCE,
  async () => {
    let isSubscribed = false;
    const onMinute = ({ world }: Sandbox) => {
      if (isSubscribed) return;
      isSubscribed = true;
      const queue = world.queues.get(QUEUE)!;
      const allow = {
        Effect: 'Allow',
        Principal: { Service: 'sns.amazonaws.com' },
        Action: 'sqs:SendMessage',
      };
      queue.attributes.policy = JSON.stringify({ Statement: allow });
      subscribe(world, createTopic(world, QUEUE), queue.arn);
    };
    const { signals, sandbox } = await liveWith({ topic: TOPIC }, { edge: 'sdk', onMinute });
    const jobs = jobsOnTakenHosts(sandbox);
    expect(signals.map(({ taskArn }) => taskArn).sort()).toEqual(jobs.map(({ task }) => task.arn).sort());
  },
);

it('a queue that is not there stops nobody from being stopped in time', PATIENCE, async () => {
  const { report, sandbox } = await liveWith({ queue: 'nowhere' }, {});
  expect(jobsOnTakenHosts(sandbox).length).toBeGreaterThan(1);
  expect(report.tasks.killedWithInstance).toBe(0);
});
