// What a template stands for is asked for once in a while; what could not be read is asked for again at once.
import { expect, it } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { createReadCache, type ReadContext } from './context.ts';
import { readTemplate } from './templates.ts';

it('is asked for once in thirty seconds, and again at once where the answer failed', async () => {
  let asked = 0;
  let denied = true;
  const ports = portFromCall(async () => {
    asked++;
    if (denied) throw Object.assign(new Error('not authorized'), { name: 'UnauthorizedOperation' });
    return { LaunchTemplateVersions: [{ VersionNumber: 7, LaunchTemplateData: { ImageId: 'ami-1' } }] };
  });
  const clock = createTestClock(1_000_000);
  const spec: ReadContext['spec'] = {
    account: '111122223333',
    region: 'ap-northeast-1',
    cluster: 'web',
    refresh: { on: ['launchTemplate'] },
  };
  const context: ReadContext = { ports, clock, spec, cache: createReadCache() };
  const read = async (waitMs: number) => {
    await clock.advance(waitMs);
    const template = await readTemplate(context, { id: 'lt-1', version: '$Latest' }, true);
    return [asked, template?.resolved];
  };
  expect(await read(0)).toEqual([1, undefined]);
  denied = false;
  expect(await read(1_000)).toEqual([2, '7']);
  expect(await read(29_999)).toEqual([2, '7']);
  expect(await read(1)).toEqual([3, '7']);
});
