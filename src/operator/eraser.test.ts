// Deleting messages when that is denied, fails for the moment, or fails for some.
import { expect, it } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import { createRandom } from '#lib/random.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { createEraser } from './eraser.ts';

function setUp(answer: () => unknown) {
  const clock = createTestClock(0);
  const lines: string[] = [];
  let calls = 0;
  const { sqs } = portFromCall(async () => {
    calls += 1;
    return answer();
  });
  const log = (level: string, message: string) => void lines.push(`${level} ${message}`);
  const options = { sqs, queue: 'q', what: 'messages', clock, random: createRandom('1'), log };
  return { clock, lines, erase: createEraser(options), calls: () => calls };
}
const deny = () => {
  throw Object.assign(new Error('not authorized'), { name: 'AccessDenied' });
};
const receipts = (count: number) => Array.from({ length: count }, (_, n) => `r${n}`);

it('a hundred messages a second that nobody may delete cost less than three calls and lines a minute in the end', async () => {
  const { clock, lines, erase, calls } = setUp(deny);
  const minute = async () => {
    const before = calls();
    for (let second = 0; second < 60; second++) {
      await erase('url', receipts(100));
      await clock.advance(1_000);
    }
    return calls() - before;
  };
  const perMinute = [await minute(), await minute(), await minute(), await minute()];
  expect(perMinute[0]).toBeLessThan(10);
  expect(perMinute[3]).toBeLessThan(3);
  expect(perMinute[3]).toBeGreaterThan(0);
  expect(lines).toHaveLength(calls());
  expect(lines[0]).toContain('the caller may not do sqs:DeleteMessage (');
});

it('calls that were under way together and all fail are told once', async () => {
  const { clock, lines, erase } = setUp(deny);
  const all = [erase('url', ['a']), erase('url', ['b']), erase('url', ['c'])];
  await clock.advance(10);
  await Promise.all(all);
  expect(lines).toHaveLength(1);
});

it('once it works again every message is deleted at once', async () => {
  let isDenied = true;
  const { clock, erase, calls } = setUp(() => (isDenied ? deny() : {}));
  for (let second = 0; second < 300; second++) {
    await erase('url', receipts(10));
    await clock.advance(1_000);
  }
  isDenied = false;
  await clock.advance(60_000);
  const before = calls();
  await erase('url', receipts(95));
  expect(calls() - before).toBe(10);
});

it('those that could not be deleted out of ten are counted', async () => {
  const { lines, erase } = setUp(() => ({ Failed: [{ Id: '3', Code: 'ReceiptHandleIsInvalid' }] }));
  await erase('url', receipts(10));
  expect(lines).toEqual(['warn 1 messages could not be deleted; they come again']);
});

it('a call that is never answered is given up on: whoever waits for it polls on', async () => {
  const { clock, lines, erase } = setUp(() => new Promise(() => {}));
  const erased = erase('url', receipts(1));
  await clock.advance(10_000);
  await erased;
  expect(lines.join()).toContain('no answer within 10 s');
});
