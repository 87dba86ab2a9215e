// The commands that work on a running sandbox: what they say to people, to programs, and when there is none.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { parseScenario } from '#sandbox/scenario/parse.ts';
import { type SandboxServer, startSandbox } from '#sandbox/server.ts';
import { controlCommands } from './sandbox-control.ts';

const text = `apiVersion: sluice.dev/v1alpha1
kind: Scenario
metadata: {name: cli}
spec:
  duration: 1h
  clusters:
    - name: c
      pools:
        - {name: spotty, market: spot, min: 1, max: 4, desired: 3, instance: {type: m5.large, cpu: 2048, memory: 4096}}
      services:
        - {name: web, desired: 2, task: {cpu: 128, memory: 128}, loadBalancer: {}}
`;

let server: SandboxServer;
beforeAll(async () => {
  const { scenario, problems } = parseScenario(new TextEncoder().encode(text), 's.yaml');
  if (!scenario) throw new Error(JSON.stringify(problems));
  server = await startSandbox({ scenario, port: 0, speed: 1 });
});
afterAll(() => server.close());
afterEach(() => {
  process.exitCode = undefined;
});

async function sandbox(name: string, ...args: string[]) {
  const seen = { out: '', err: '' };
  const terminal = {
    write(words: string) {
      seen.out += words;
    },
    writeError(words: string) {
      seen.err += words;
    },
    input: (async function* () {})(),
    colour: false,
    columns: 80,
  };
  const command = controlCommands(terminal).find((each) => each.name() === name)!;
  await command.parseAsync([...args, '--server', server.url], { from: 'user' });
  return { ...seen, status: process.exitCode ?? 0 };
}

test('a fault says whom it struck, and state shows it', async () => {
  const { out, status } = await sandbox('fault', 'spotInterruption', 'pool=spotty', 'count=2', 'over=1s');
  expect(out).toMatch(/^spotInterruption: i-[0-9a-f]{17}, i-[0-9a-f]{17}\n$/);
  expect(status).toBe(0);
  await sandbox('clock', '--advance', '5s');
  const state = await sandbox('state');
  expect(state.out.match(/taken at/g)).toHaveLength(2);
  expect(state.out).toContain('GROUP  spotty  1 ≤ 3 ≤ 4');
});

test('a fault that could not strike as many as it should says so', async () => {
  const { out } = await sandbox('fault', 'deregisterTargets', 'service=web', 'count=9');
  expect(out).toMatch(/ \(only 2 of 9 struck: nothing more fits it now\)\n$/);
});

test('the clock is shown, moved and stopped', async () => {
  const before = JSON.parse((await sandbox('clock', '--pause', '-o', 'json')).out) as { atSecond: number };
  const after = JSON.parse((await sandbox('clock', '--advance', '2m', '-o', 'json')).out) as typeof before;
  expect(after.atSecond - before.atSecond).toBeCloseTo(120, 3);
  expect((await sandbox('clock')).out).toMatch(/ paused\n$/);
  expect((await sandbox('clock', '--resume', '--speed', '5')).out).toMatch(/5 simulated seconds a second\n$/);
});

test('report and calls are text for people and json for programs', async () => {
  expect((await sandbox('report')).out).toMatch(/^scenario +cli$/m);
  expect(JSON.parse((await sandbox('report', '-o', 'json')).out)).toMatchObject({ scenario: 'cli' });
  expect((await sandbox('calls', '--service', 'ecs', '--mutating')).out).toBe(
    '0 calls, 0 mutating, 0 throttled\n',
  );
});

test('lasting faults end when somebody says so', async () => {
  await sandbox('fault', 'metricGap');
  expect((await sandbox('calm')).out).toBe('1 ended\n');
});

test('what the sandbox refuses is on standard error with its field, exit status 1', async () => {
  const { err, out, status } = await sandbox('fault', 'spotInterruption', 'pool=spoty', 'lead=5m');
  expect(err.trimEnd().split('\n')).toEqual([
    'sluice: spotInterruption.pool: there is no pool or fleet "spoty"; did you mean spotty?',
    'sluice: spotInterruption.lead: expected 0s to 2m, got "5m"',
  ]);
  expect([out, status]).toEqual(['', 1]);
  process.exitCode = undefined;
  const late = await sandbox('clock', '--speed', 'fast');
  expect(late.err).toBe('sluice: speed must be a number from above 0 to 10000, not "fast"\n');
});

test('a fault that makes no sense is refused with what was meant, whoever finds out, exit status 1', async () => {
  const refusals: [string[], string][] = [
    [['zoneOutrage'], 'there is no fault zoneOutrage; did you mean zoneOutage?\n'],
    [['x', '--fields'], 'there is no fault x; there are spotInterruption, '],
    [['throttle', 'sevice=ecs'], 'throttle has no sevice; did you mean service?\n'],
    [['throttle', 'ecs'], 'expected key=value, got ecs; the keys of throttle are service, '],
    [['throttle', 'service=ecs', 'service=ec2'], 'service is given twice; give it once\n'],
    [['spotInterruption', 'pool=spotty', 'count=-1'], 'spotInterruption.count: expected'],
  ];
  for (const [args, words] of refusals) {
    const { out, err, status } = await sandbox('fault', ...args);
    expect(err.slice(0, `sluice: ${words}`.length)).toBe(`sluice: ${words}`);
    expect([out, status]).toEqual(['', 1]);
    process.exitCode = undefined;
  }
  expect((await sandbox('fault', 'throttle', '--fields')).out).toContain('percent=…  a number from 0 to 100');
});

test('a program gets a refusal as JSON on standard output, and the log of its run the words', async () => {
  const words = 'there is no pool or fleet "spoty"; did you mean spotty?';
  const asked = await sandbox('fault', 'spotInterruption', 'pool=spoty', '-o', 'json');
  const { error, problems } = JSON.parse(asked.out) as { error: string; problems: string[] };
  expect([error, problems]).toEqual([expect.stringContaining(words), [error]]);
  expect([asked.err, asked.status]).toEqual([`sluice: ${error.replace(/^body:\d+:\d+ {2}/, '')}\n`, 1]);
  const unasked = await sandbox('fault', 'zoneOutrage', '-o', 'json');
  expect(JSON.parse(unasked.out)).toEqual({
    error: 'there is no fault zoneOutrage; did you mean zoneOutage?',
  });
});

test('calls shows the last fifty, and as many as one likes', async () => {
  const { calls } = server.sandbox;
  const call = { service: 'ecs', operation: 'ListClusters', caller: 'me' } as const;
  for (let n = 0; n < 60; n++) calls.close(calls.open(call), 'ok');
  const lines = async (...args: string[]) => (await sandbox('calls', ...args)).out.trimEnd().split('\n');
  const short = await lines();
  expect([short.length, short[0]]).toEqual([52, '… and 10 before these; --last 60 shows them']);
  expect(await lines('--last', '60')).toHaveLength(61);
  expect(await lines('--last', '0')).toHaveLength(2);
  expect(JSON.parse((await lines('-o', 'json')).join('')).calls).toHaveLength(60);
  await expect(sandbox('calls', '--last', 'all')).rejects.toThrow('--last must be a whole number');
});

test('without a sandbox it says how to start one', async () => {
  const [fault] = controlCommands();
  await expect(
    fault!.parseAsync(['metricGap', '--server', 'http://127.0.0.1:1'], { from: 'user' }),
  ).rejects.toThrow(/no sandbox answers at http:\/\/127.0.0.1:1 .*start one with/);
});
