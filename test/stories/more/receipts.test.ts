// The timeline held against the world: a receipt says of an evacuation what truly happened, second by second, and the
// file stays small. The world knows when a notice was given, when a host ended, and how each task did.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReceiptRecord, TimelineRecord } from '#model/timeline.ts';
import { createMemoryTimeline } from '#operator/timeline.ts';
import { isAbout, parseQuery } from '#report/query.ts';
import { match, storyOf } from '#report/story.ts';
import type { Sandbox } from '#sandbox/sandbox.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import type { Task } from '#sandbox/world/state.ts';
import type { SimulationReport } from '#simulate/report.ts';
import { type SimulateOptions, simulate } from '#simulate/simulate.ts';
import { loadStory } from '../../support/story.ts';

const PATIENCE = { timeout: 120_000 };
/** The longest time between two looks while something is forced, and what the calls of a pass take. */
const PASS_SECONDS = 3.5;

interface Told {
  readonly receipts: readonly ReceiptRecord[];
  readonly records: readonly TimelineRecord[];
  /** As it was when the run was over. */
  readonly report: SimulationReport;
  readonly sandbox: Sandbox;
  readonly lines: readonly string[];
}

type Life = Pick<SimulateOptions, 'killsAtSeconds'> & {
  duration: string;
  faults?: Scenario['spec']['faults'];
};

async function live(name: string, { duration, faults, ...life }: Life): Promise<Told> {
  const { scenario, specs } = structuredClone(loadStory(name));
  Object.assign(scenario.spec, { duration, faults: faults ?? scenario.spec.faults });
  const timeline = createMemoryTimeline();
  const lines: string[] = [];
  const log = ({ message }: { message: string }) => void lines.push(message);
  const options = { ...life, scenario, specs, policy: 'sluice', seed: 2, timeline, log } as const;
  const { sandbox, report } = await simulate(options);
  const { records } = timeline;
  const receipts = records.filter((record): record is ReceiptRecord => record.kind === 'receipt');
  return { receipts, records, report, sandbox, lines };
}

const secondsAfter = (receipt: ReceiptRecord, at: number | undefined) =>
  ((at ?? Number.NaN) - Date.parse(receipt.noticed)) / 1000;

const hostOf = ({ sandbox }: Told, { instance }: ReceiptRecord) => sandbox.world.instances.get(instance)!;

function taskOf({ sandbox }: Told, id: string) {
  const tasks = [...sandbox.world.clusters.values()].flatMap((cluster) => [...cluster.tasks.values()]);
  return tasks.find(({ arn }) => arn.endsWith(`/${id}`))!;
}

/** Everything that can be held against the world, of receipts of interruptions. */
function expectTrue(told: Told): void {
  for (const receipt of told.receipts) {
    const { interruption } = hostOf(told, receipt);
    expect(Date.parse(receipt.noticed)).toBe(interruption!.noticedAt);
    const lateness = receipt.hostEnded! - secondsAfter(receipt, interruption!.takenAt);
    expect(lateness).toBeGreaterThanOrEqual(0);
    expect(lateness).toBeLessThan(PASS_SECONDS);
    for (const task of receipt.tasks) expectTaskTrue(receipt, task, taskOf(told, task.id));
  }
}

/** What was seen of a task was so by then, and not for longer than a pass. */
function expectTaskTrue(receipt: ReceiptRecord, task: ReceiptRecord['tasks'][number], truth: Task): void {
  const { out, sigterm, ended } = task;
  expect(ended).toBeCloseTo(secondsAfter(receipt, truth.stoppedAt), 0);
  if (sigterm !== undefined) {
    const begun = secondsAfter(receipt, truth.stoppingAt);
    expect(sigterm).toBeGreaterThanOrEqual(begun - 0.1);
    expect(sigterm).toBeLessThan(ended! + PASS_SECONDS);
  }
  if (out !== undefined) expect(out).toBeLessThan(ended! + PASS_SECONDS);
}

describe('spot capacity is taken back', PATIENCE, () => {
  let told: Told;
  beforeAll(async () => {
    told = await live('spot-reclaim', { duration: '18m' });
  }, PATIENCE.timeout);

  it('and each interruption has one receipt, which says that nothing was lost', () => {
    const { interruptions, tasks } = told.report;
    expect(interruptions.noticed).toBe(4);
    expect(told.receipts.map(({ why, end, lost }) => [why, end, lost])).toEqual(
      Array(interruptions.evacuatedInTime).fill(['spotInterruption', 'gone', 0]),
    );
    expect(tasks.killedWithInstance).toBe(0);
    expect(
      told.lines.filter((line) => /^receipt: spot interruption at .*; nothing lost$/.test(line)),
    ).toHaveLength(4);
  });

  it('and its times are those of the world, within a pass', () => {
    expect(told.receipts.flatMap(({ tasks }) => tasks).length).toBeGreaterThan(8);
    expectTrue(told);
  });

  it('and DRAINING is as soon as the world measured it', () => {
    const { noticeToDrainingMs } = told.sandbox.world.tally.interruptions;
    const measured = noticeToDrainingMs.map((ms) => ms / 1000).sort((a, b) => a - b);
    const written = told.receipts.map(({ draining }) => draining!).sort((a, b) => a - b);
    // The answer to the call is heard a moment after it was carried out.
    for (const [index, seconds] of written.entries()) {
      expect(seconds - measured[index]!).toBeGreaterThan(-0.1);
      expect(seconds - measured[index]!).toBeLessThan(0.2);
    }
  });

  it('and the whole timeline of it takes less than a kilobyte for each host and minute', () => {
    const bytes = told.records.reduce((sum, record) => sum + JSON.stringify(record).length + 1, 0);
    expect(bytes).toBeLessThan(35 * 18 * 1_024);
  });

  it('and the receipts are as whole when the process is killed every half minute', async () => {
    const killsAtSeconds = Array.from({ length: 34 }, (_, n) => (n + 1) * 31);
    const killed = await live('spot-reclaim', { duration: '18m', killsAtSeconds });
    expect(killed.receipts.map(({ lost, end }) => [lost, end])).toEqual(Array(4).fill([0, 'gone']));
    expect(killed.report.interruptions.evacuatedInTime).toBe(4);
    for (const receipt of killed.receipts) {
      expect(Date.parse(receipt.noticed)).toBe(hostOf(killed, receipt).interruption!.noticedAt);
      expect(receipt.draining).toBeLessThan(15);
      expect(receipt.tasks.length).toBeGreaterThan(1);
    }
  });
});

describe('what could not end well', PATIENCE, () => {
  it('is told as lost, task by task, as the world counts it', async () => {
    const faults: Scenario['spec']['faults'] = [
      { at: '2m', spotInterruption: { pool: 'recipes-spot', count: 2, lead: '20s' } },
      { at: '4m', suddenDeath: { pool: 'recipes-spot', count: 2 } },
    ];
    const told = await live('spot-reclaim', { duration: '10m', faults });
    const { killedWithInstance, unavoidable } = told.report.tasks;
    const losses = told.receipts
      .flatMap(({ tasks }) => tasks)
      .filter(({ ignored, end }) => !ignored && end === 'cut');
    const unseen = told.receipts
      .flatMap(({ tasks }) => tasks)
      .filter(({ ignored, end }) => !ignored && end === 'unseen');
    expect(told.receipts.map(({ why }) => why).sort()).toEqual([
      'end',
      'end',
      'spotInterruption',
      'spotInterruption',
    ]);
    const lost = killedWithInstance + unavoidable;
    expect(lost).toBeGreaterThan(4);
    // Of those that had SIGTERM when their host ended nobody saw whether they made it.
    expect(losses.length).toBeLessThanOrEqual(lost);
    expect(losses.length + unseen.length).toBeGreaterThanOrEqual(lost);
    expect(losses.every(({ why }) => why !== undefined)).toBe(true);
  });

  it('or was taken back has a receipt too, and its tasks stayed', async () => {
    const faults = [{ at: '2m', spotInterruption: { pool: 'recipes-spot', taken: false } }];
    const told = await live('spot-reclaim', { duration: '8m', faults });
    expect(told.receipts).toMatchObject([{ why: 'spotInterruption', end: 'takenBack', lost: 0 }]);
    expect(hostOf(told, told.receipts[0]!).state).toBe('running');
  });
});

it('a group that scales in has a receipt for each instance that its hook held', PATIENCE, async () => {
  const told = await live('scale-in-kills-tasks', { duration: '25m' });
  const { instances } = told.report;
  expect(instances.terminated).toBeGreaterThan(1);
  expect(told.receipts).toHaveLength(instances.terminated);
  expect(told.receipts.map(({ why, lost }) => [why, lost])).toEqual(
    Array(instances.terminated).fill(['lifecycleHook', 0]),
  );
});

it('nothing that is decided reads it: with a timeline and without the same happens', PATIENCE, async () => {
  const { scenario, specs } = structuredClone(loadStory('spot-reclaim'));
  scenario.spec.duration = '9m';
  const run = async (timeline?: SimulateOptions['timeline']) =>
    (await simulate({ scenario, specs, policy: 'sluice', seed: 3, timeline })).report;
  expect(await run(createMemoryTimeline())).toEqual(await run());
});

it('the example of the runbook works in its own place to practise', PATIENCE, async () => {
  const runbook = readFileSync(new URL('../../../docs/runbook.md', import.meta.url), 'utf8');
  const examples = [...runbook.matchAll(/describe (?:instance )?([0-9.:]+) --at ([^ \n]+)/g)];
  expect(examples.length).toBeGreaterThan(1);
  expect(runbook).toContain('simulate --scenario examples/scenarios/spot-reclaim.yaml --timeline spot.jsonl');
  const { scenario, specs } = structuredClone(loadStory('spot-reclaim'));
  Object.assign(scenario.spec, { duration: '10m' });
  const timeline = createMemoryTimeline();
  await simulate({ scenario, specs, policy: 'sluice', timeline });
  for (const [, address, time] of examples) {
    const query = parseQuery(address!)!;
    const ids = new Set(
      timeline.records.filter((record) => isAbout(record, query)).map(({ instance }) => instance),
    );
    const stories = [...ids].map((id) => storyOf(timeline.records.filter(({ instance }) => instance === id)));
    expect(match(stories, query, new Date(time!).toISOString())).toMatchObject([{ tasks: [{}] }]);
  }
});
