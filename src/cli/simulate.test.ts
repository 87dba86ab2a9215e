// `sluice simulate` without ClusterSpecs: what it says to those who gave none.
import { afterEach, expect, test, vi } from 'vitest';
import { main } from './main.ts';
import { simulateCommand } from './simulate.ts';

// The streams of the test are used by many runs, and it is not about them.
vi.mock('./streams.ts', () => ({ guardStreams() {} }));
afterEach(() => {
  process.exitCode = undefined;
});

test('a scenario that is meant for no ClusterSpec says whom it could be lived through with', async () => {
  let said = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((words) => {
    said += String(words);
    return true;
  });
  await main(['node', 'sluice', 'simulate', '--scenario', 'examples/scenarios/playground.yaml']);
  vi.restoreAllMocks();
  expect(said).toBe(
    'sluice: the scenario playground names no clusterSpecs, so there is nothing for Sluice to operate; ' +
      'give ClusterSpecs with -f, or leave Sluice out with --policy unmanaged\n',
  );
  expect(process.exitCode).toBe(2);
});

test.each([
  [
    ['--faults', 'lost-answer'],
    '--faults: there is no family "lost-answer"; did you mean lost-answers? `sluice simulate --help` lists all',
  ],
  [
    ['--faults', 'crashes,gremlins'],
    '--faults: there is no family "gremlins"; `sluice simulate --help` lists all',
  ],
  [
    ['--faults', 'crashes', '--policy', 'unmanaged'],
    '--faults is for --policy sluice: unmanaged has no calls or process that they could strike; leave one of the two out',
  ],
])('%j is refused', async (options, problem) => {
  const given = ['-s', 'test/e2e/small.scenario.yaml', ...options];
  await expect(simulateCommand().parseAsync(given, { from: 'user' })).rejects.toThrow(problem);
});
