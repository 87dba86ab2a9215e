// The operator's processes of one run: what becomes of them, seen by the calls that reach AWS.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { createSandbox } from '#sandbox/sandbox.ts';
import { parseScenario } from '#sandbox/scenario/parse.ts';
import { loadServices } from '#sandbox/wire/services.ts';
import { parseClusterSpecs } from '#spec/parse.ts';
import { type Crew, startCrew } from './crew.ts';
import { drive } from './drive.ts';
import type { Fault } from './faults/fault.ts';
import { isRead } from './faults/meddle.ts';

const folder = join(import.meta.dirname, '../../test/e2e');
const scenarioFile = join(folder, 'small.scenario.yaml');
const scenario = parseScenario(readFileSync(scenarioFile), scenarioFile).scenario!;
const specFile = join(folder, 'small.cluster.yaml');
const document = readFileSync(specFile, 'utf8');
const { specs: parsed } = parseClusterSpecs([{ file: specFile, bytes: Buffer.from(document) }]);
const specs = parsed.map(({ spec }) => spec);

interface Call {
  readonly second: number;
  readonly operation: string;
}

let crew: Crew;
beforeAll(() => loadServices());
afterEach(() => crew.stop());

/** A small world that is operated until a second, and every call of its operator. */
async function operated(faults: readonly Fault[], until: number) {
  const calls: Call[] = [];
  const plans: number[] = [];
  const troubles: string[] = [];
  const sandbox = createSandbox(scenario, {
    seed: 1,
    operatorParts: true,
    onCall: ({ operation }) => calls.push({ second: second(), operation }),
  });
  const { engine } = sandbox.world;
  const second = () => (engine.now - engine.start) / 1000;
  crew = startCrew(sandbox, {
    specs,
    faults,
    edge: 'direct',
    log: (level, message) => void (level === 'error' && troubles.push(message)),
    onPlan: ({ at }) => plans.push((at - engine.start) / 1000),
  });
  await drive(engine, { until: engine.start + until * 1000 });
  const between = (from: number, to: number) =>
    calls.filter((call) => call.second >= from && call.second < to);
  const changes = () => calls.filter((call) => !isRead({ ...call, service: 'ecs', input: {} }));
  const { met, crashes } = crew;
  return { sandbox, calls, plans, troubles, between, changes, met, crashes };
}

const asksWho = ({ operation }: Call) => operation === 'GetCallerIdentity';
/** But for messages: how many of them one call takes off the queue depends on when it asks. */
const countByName = (calls: readonly Call[]) => {
  const names = calls.map(({ operation }) => operation).filter((name) => name !== 'DeleteMessageBatch');
  return Object.fromEntries(
    [...new Set(names)].sort().map((name) => [name, names.filter((n) => n === name).length]),
  );
};

test('an operator without faults is started once and looks again and again', async () => {
  const { between, met, troubles } = await operated([], 60);
  expect(between(0, 20).filter(asksWho).length).toBeGreaterThan(0);
  expect(between(20, 60).filter(asksWho)).toEqual([]);
  expect(between(20, 60).length).toBeGreaterThan(10);
  expect(troubles).toEqual([]);
  expect(met.size).toBe(0);
  expect(crew.hindered()).toBe(false);
});

test('one that is killed is silent while it is down, and begins anew', async () => {
  const { between, met, crashes } = await operated([{ at: 20, kill: { downFor: 20 } }], 50);
  // What was on its way to AWS still arrives.
  expect(between(20.1, 40)).toEqual([]);
  expect(between(40, 50).length).toBeGreaterThan(5);
  expect(between(40, 50).some(asksWho)).toBe(true);
  expect(met).toEqual(new Map([['kill', 1]]));
  expect(crashes).toEqual([]);
});

test('killed with its first change, it never hears of it: the change is done, and not done again', async () => {
  const calm = await operated([], 60);
  await crew.stop();
  const killed = await operated([{ effect: 1, kill: { downFor: 5 } }], 60);
  const [first] = calm.changes();
  expect(killed.met.get('kill')).toBe(1);
  expect(killed.changes()[0]).toEqual(first);
  expect(killed.between(first!.second + 0.1, first!.second + 5)).toEqual([]);
  expect(countByName(killed.changes())).toEqual(countByName(calm.changes()));
});

test('a twin looks as well, for as long as it lives, and changes nothing twice', async () => {
  const alone = await operated([], 80);
  await crew.stop();
  const twins = await operated([{ at: 20, second: { for: 30 } }], 80);
  const lists = (run: typeof alone, from: number, to: number) =>
    run.between(from, to).filter(({ operation }) => operation === 'ListContainerInstances').length;
  expect(lists(twins, 20, 50)).toBeGreaterThan(lists(alone, 20, 50) * 1.5);
  expect(lists(twins, 51, 80)).toBe(lists(alone, 51, 80));
  expect(countByName(twins.changes())).toEqual(countByName(alone.changes()));
});

test('one that stands still asks nothing until it may go on, and is the same process then', async () => {
  const { between, met } = await operated([{ at: 20, stall: { for: 20 } }], 55);
  expect(between(20.1, 40)).toEqual([]);
  expect(between(40, 55).length).toBeGreaterThan(5);
  expect(between(20, 55).filter(asksWho)).toEqual([]);
  expect(met).toEqual(new Map([['stall', 1]]));
});

test('a clock that is ahead is so for the operator alone, and only for its while', async () => {
  const { plans, sandbox } = await operated([{ at: 20, clock: { ahead: 3600, for: 20 } }], 60);
  expect(plans.filter((at) => at < 60).length).toBeGreaterThan(2);
  expect(plans.filter((at) => at > 3600).length).toBeGreaterThan(0);
  expect(plans.filter((at) => at > 3600 && (at < 3620 || at > 3642))).toEqual([]);
  expect(plans.at(-1)).toBeLessThan(60);
  expect(sandbox.world.engine.now - sandbox.world.engine.start).toBe(60_000);
});

test('an edit that is valid is in force seconds later, in a new process', async () => {
  const edited = document.replace('mode: drain', 'mode: observe');
  const { between, met } = await operated([{ at: 20, edit: { documents: edited } }], 30);
  expect(met).toEqual(new Map([['edit accepted', 1]]));
  expect(crew.specs().map(({ spec }) => spec.mode)).toEqual(['observe']);
  expect(between(20.1, 22)).toEqual([]);
  expect(between(22, 30).some(asksWho)).toBe(true);
});

test.each([
  ['empty', ''],
  ['without a document', '# nothing\n'],
  ['torn', document.slice(0, 120)],
  ['misspelt', document.replace('mode:', 'mood:')],
])('an edit that is %s is refused, and what runs goes on', async (_, documents) => {
  const { between, met } = await operated([{ at: 20, edit: { documents } }], 40);
  expect(met).toEqual(new Map([['edit refused', 1]]));
  expect(crew.specs()).toEqual(specs);
  expect(between(20, 40).filter(asksWho)).toEqual([]);
  expect(between(20, 40).length).toBeGreaterThan(5);
});

test('it is hindered while a fault holds and a minute longer, and sees what is old while reads are', async () => {
  const { sandbox } = await operated([{ at: 5, stale: { for: 15, lag: 10 } }], 6);
  const { engine } = sandbox.world;
  const at = async (second: number) => {
    await drive(engine, { until: engine.start + second * 1000 });
    return [crew.staleMs(), crew.hindered()];
  };
  expect(await at(19)).toEqual([10_000, true]);
  expect(await at(21)).toEqual([0, true]);
  expect(await at(81)).toEqual([0, false]);
});
