// `sluice sandbox` as a whole: its own options and those of the commands below it do not get in each other's way.
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { parseScenario } from '#sandbox/scenario/parse.ts';
import { type SandboxServer, startSandbox } from '#sandbox/server.ts';
import { main } from './main.ts';

// The streams of the test are used by many runs, and it is not about them.
vi.mock('./streams.ts', () => ({ guardStreams() {} }));

const text = `apiVersion: sluice.dev/v1alpha1
kind: Scenario
metadata: {name: whole}
spec:
  duration: 1h
  clusters:
    - name: c
      pools: [{name: p, min: 0, max: 1, desired: 0, instance: {type: m5.large, cpu: 2048, memory: 4096}}]
`;

let server: SandboxServer;
beforeAll(async () => {
  const { scenario } = parseScenario(new TextEncoder().encode(text), 's.yaml');
  server = await startSandbox({ scenario: scenario!, port: 0, speed: 1 });
});
afterAll(() => server.close());
afterEach(() => {
  process.exitCode = undefined;
});

/** As from a shell. */
async function sandbox(...args: string[]) {
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    vi.spyOn(process[stream], 'write').mockImplementation((words) => {
      said[stream] += String(words);
      return true;
    });
  await main(['node', 'sluice', 'sandbox', ...args]);
  vi.restoreAllMocks();
  return { out: said.stdout, err: said.stderr, status: process.exitCode ?? 0 };
}

test.each([[['--speed', '20']], [['--speed=20']], [['--pause', '--speed', '20']]])(
  'clock %j goes to the clock, though the sandbox has a --speed of its own',
  async (args) => {
    const { out } = await sandbox('clock', ...args, '-o', 'json', '--server', server.url);
    expect(JSON.parse(out)).toMatchObject({ speed: 20 });
    await sandbox('clock', '--speed', '1', '--resume', '--server', server.url);
  },
);

test('a speed that is none is refused, not passed over', async () => {
  const { err, status } = await sandbox('clock', '--speed', 'abc', '--server', server.url);
  expect(err).toBe('sluice: speed must be a number from above 0 to 10000, not "abc"\n');
  expect(status).toBe(1);
});

test.each([
  [['state', '--port', '4711'], "unknown option '--port'"],
  [['report', '--seed', '3'], "unknown option '--seed'"],
  [['state', '--speed', '3'], "unknown option '--speed'"],
  [['--speed', '5', 'clock'], "--speed is for starting a sandbox, not for 'clock'"],
  [['-s', 'x.yaml', '-p', '1', 'state'], "--scenario and --port are for starting a sandbox, not for 'state'"],
])('%j is an error, because no command below would use it', async (args, words) => {
  const { err, status } = await sandbox(...args);
  expect(err).toContain(words);
  expect(status).toBe(2);
});
