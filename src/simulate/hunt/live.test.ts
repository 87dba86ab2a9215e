// How a life is judged: which promise of which class was broken, and that it is the same life when it is read from a file.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseScenario } from '#sandbox/scenario/parse.ts';
import { parseClusterSpecs } from '#spec/parse.ts';
import { assertLivable, liveTrial } from './live.ts';
import type { Trial } from './trial.ts';

const folder = join(import.meta.dirname, '../../../test/e2e');
const read = (file: string) => readFileSync(join(folder, file));
const scenario = parseScenario(read('small.scenario.yaml'), 'small').scenario!;
const { specs } = parseClusterSpecs([{ file: 'small', bytes: read('small.cluster.yaml') }]);

/** Five minutes of the small account, in which one instance is ended in the second minute. */
const trial = (changes: Partial<Trial> = {}, spec: Partial<Trial['scenario']['spec']> = {}): Trial => ({
  name: 'a trial',
  seed: 1,
  edge: 'direct',
  scenario: {
    ...scenario,
    spec: {
      ...scenario.spec,
      duration: '5m',
      settle: '2m',
      faults: [{ at: '70s', terminateInGroup: { pool: 'small-group', count: 1 } }],
      ...spec,
    },
  },
  specs: specs.map((each) => each.spec),
  faults: [{ at: 90, kill: { downFor: 2 } }],
  families: ['crashes'],
  ...changes,
});

/** A host of a pool that no spec declares: nobody drains it. */
const bystander = { faults: [{ at: '70s', terminateInGroup: { pool: 'elsewhere', count: 1 } }] };

test('a life in which all promises are kept says so, and how often each fault struck', async () => {
  const { verdict, problems, met, simulatedSeconds } = await liveTrial(trial());
  expect(problems).toEqual([]);
  expect(verdict).toBe('kept');
  expect(met).toEqual({ terminateInGroup: 1, kill: 1 });
  expect(simulatedSeconds).toBe(300);
});

test('a trial that was written down and read again is the same life', async () => {
  const first = await liveTrial(trial());
  const again = await liveTrial(JSON.parse(JSON.stringify(trial())) as Trial);
  expect(again.digest).toBe(first.digest);
  expect(again.report).toEqual(first.report);
});

test('what is lost where nothing bound the operator is a broken promise', async () => {
  const { verdict, problems, report } = await liveTrial(trial({}, bystander));
  expect(report.requests.failed).toBeGreaterThan(0);
  expect(verdict).toBe('safety');
  expect(problems[0]).toMatch(/^\d+ requests failed: /);
});

test('the same loss is none while the operator was down, or just after', async () => {
  const down = (at: number) =>
    liveTrial(trial({ families: ['outages'], faults: [{ at, kill: { downFor: 20 } }] }, bystander));
  const { verdict, report } = await down(40);
  expect(report.requests.failed).toBeGreaterThan(0);
  expect(verdict).toBe('kept');
  // An outage that is still to come excuses nothing.
  expect((await down(260)).verdict).toBe('safety');
});

test('work that is not over when the world has had its time to heal is told apart', async () => {
  // Another hook is wanted: to put it is a change, seconds after the last fault.
  const documents = read('small.cluster.yaml').toString().replace('name: sluice-drain', 'name: another');
  const late = trial({ faults: [{ at: 120, edit: { documents } }] }, { settle: '1s' });
  const { verdict, problems } = await liveTrial(late);
  expect(verdict).toBe('liveness');
  expect(problems).toEqual(['a plan still held a change after the world had healed']);
});

test.each<[string, unknown, string]>([
  ['nothing', null, 'it needs a name, a scenario, specs, faults and families'],
  ['another document', { kind: 'Scenario' }, 'it needs a name, a scenario, specs, faults and families'],
  ['an unknown family', trial({ families: ['gremlins'] }), 'there is no family of faults called "gremlins"'],
  ['a world that cannot be', trial({}, { duration: 'long' }), 'its scenario is wrong: spec.duration: '],
  ['a spec that cannot be', trial({ specs: [{}] as never }), 'its spec is wrong: '],
])('%s is no trial', (_, given, problem) => {
  expect(() => assertLivable(given as Trial)).toThrow(problem);
});
