// Other specs for an operator that runs: who begins anew, who goes on untouched, and which queues are listened to.
import { expect, it } from 'vitest';
import type { AwsPorts } from '#aws/ports.ts';
import { createRandom } from '#lib/random.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { aSpec } from '../../test/support/facts.ts';
import { createOperator } from './operator.ts';
import type { SpecToOperate } from './post.ts';
import { createMemoryTimeline } from './timeline.ts';

const toOperate = (name: string, commit: string, spec: Partial<ClusterSpec['spec']> = {}): SpecToOperate => ({
  spec: {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'ClusterSpec',
    metadata: { name },
    spec: aSpec({ cluster: name, pools: [], events: { queue: `${name}-events` }, ...spec }),
  },
  origin: { file: `${name}.yaml`, line: 1, commit: commit.repeat(40) },
});

/** Clusters of whatever names are asked for; a long poll brings nothing for 20 s. */
function anOperator(specs: readonly SpecToOperate[]) {
  const clock = createTestClock();
  const polled: string[] = [];
  const lines: string[] = [];
  const timeline = createMemoryTimeline();
  const answers: Record<string, (input: any, more?: any) => Promise<unknown>> = {
    getCallerIdentity: async () => ({ Account: '111122223333' }),
    describeClusters: async ({ clusters: [clusterName] }) => ({
      clusters: [{ clusterName, status: 'ACTIVE', tags: [] }],
    }),
    getQueueUrl: async ({ QueueName }) => ({ QueueUrl: `https://sqs/${QueueName}` }),
    receiveMessage: ({ QueueUrl }) => {
      polled.push(QueueUrl.split('/').at(-1));
      return new Promise((resolve) => clock.after(20_000, () => resolve({})));
    },
  };
  const port = new Proxy(
    {},
    {
      get: (_, call: string) => async (input: unknown, more: unknown) =>
        (await answers[call]?.(input, more)) ?? {},
    },
  );
  let broken = false;
  const operator = createOperator({
    specs,
    portsFor: () => {
      if (broken) throw new Error('no such role');
      return new Proxy({}, { get: () => port }) as AwsPorts;
    },
    clock,
    random: createRandom('take'),
    log: (level, message, fields = {}) =>
      lines.push([level, message, fields.cluster, fields.commit].join(' | ')),
    timeline,
  });
  return { operator, clock, polled, lines, timeline, breakPorts: () => (broken = true) };
}

it('whose spec changed begins anew with it, the others go on, and every queue has one listener', async () => {
  const { operator, clock, polled, timeline } = anOperator([
    toOperate('web', 'a', { mode: 'drain' }),
    toOperate('batch', 'a', { mode: 'drain' }),
  ]);
  const running = operator.run();
  await clock.advance(1_000);
  const before = operator.status();
  expect(
    before.map(({ name, commit, observation }) => [name, commit?.[0], observation !== undefined]),
  ).toEqual([
    ['web', 'a', true],
    ['batch', 'a', true],
  ]);
  expect(polled.toSorted()).toEqual(['batch-events', 'web-events']);
  await operator.take([
    toOperate('web', 'b', { mode: 'drain', events: { queue: 'other-events' } }),
    toOperate('batch', 'b', { mode: 'drain' }),
    toOperate('new', 'b', { mode: 'observe' }),
  ]);
  const [web, batch, fresh] = operator.status();
  expect([web?.commit?.[0], batch?.commit?.[0], fresh?.commit?.[0]]).toEqual(['b', 'b', 'b']);
  expect(web?.observation).toBeUndefined();
  expect(batch?.observation).toBe(before[1]?.observation);
  polled.length = 0;
  await clock.advance(45_000);
  expect(operator.status().every(({ observation }) => observation !== undefined)).toBe(true);
  expect([...new Set(polled)].toSorted()).toEqual(['batch-events', 'other-events']);
  expect(polled.filter((queue) => queue === 'batch-events').length).toBeLessThanOrEqual(3);
  const began = timeline.records.flatMap((record) =>
    record.kind === 'began' ? [[record.spec, record.commit]] : [],
  );
  expect(began.toSorted()).toEqual([
    ['batch', 'aaaaaaaaaaaa'],
    ['new', 'bbbbbbbbbbbb'],
    ['web', 'aaaaaaaaaaaa'],
    ['web', 'bbbbbbbbbbbb'],
  ]);
  const stopping = operator.stop();
  await clock.advance(25_000);
  await Promise.all([stopping, running]);
});

it('a spec that is not named goes on; specs that have no ports change nothing', async () => {
  const { operator, clock, breakPorts } = anOperator([toOperate('web', 'a'), toOperate('batch', 'a')]);
  await expect(operator.take([])).rejects.toThrow(/once it runs/);
  const running = operator.run();
  await clock.advance(1_000);
  await operator.take([toOperate('web', 'b')]);
  breakPorts();
  await expect(operator.take([toOperate('web', 'c'), toOperate('new', 'c')])).rejects.toThrow('no such role');
  expect(operator.status().map(({ name, commit }) => `${name} ${commit?.[0]}`)).toEqual(['web b', 'batch a']);
  const stopping = operator.stop();
  await clock.advance(25_000);
  await Promise.all([stopping, running]);
});

it('a line about a cluster says which commit is in force', async () => {
  const { operator, clock, lines } = anOperator([toOperate('web', 'a', { account: '999900001111' })]);
  const running = operator.run();
  await clock.advance(1_000);
  expect(lines.find((line) => line.startsWith('error'))).toMatch(
    /^error \| .*111122223333.* \| web \| aaaaaaaaaaaa$/,
  );
  const stopping = operator.stop();
  await clock.advance(25_000);
  await Promise.all([stopping, running]);
});
