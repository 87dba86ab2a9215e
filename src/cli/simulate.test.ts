// `sluice simulate` without ClusterSpecs: what it says to those who gave none.
import { afterEach, expect, test, vi } from 'vitest';
import { main } from './main.ts';

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
