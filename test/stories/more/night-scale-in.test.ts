// Story: the evening after a busy day. What it costs when the group itself chooses whom to end.
import { expect, it } from 'vitest';
import { liveThrough } from '../../support/story.ts';

it('night-scale-in goes wrong unmanaged: readers are cut, and the fleet is paid for all night', async () => {
  const { report, sandbox } = await liveThrough('night-scale-in', { policy: 'unmanaged', seed: 1 });
  expect(report.requests.failed).toBeGreaterThan(500);
  expect(report.tasks.killedWithInstance).toBeGreaterThan(20);
  const [fleet] = sandbox.world.fleets.values();
  expect(fleet?.target).toBe(48);
  expect(sandbox.world.groups.get('magazine-base')?.desired).toBeLessThan(20);
}, 120_000);
