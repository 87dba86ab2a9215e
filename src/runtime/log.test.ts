import { expect, it } from 'vitest';
import { createTestClock } from '../../test/support/clock.ts';
import { createLog } from './log.ts';

function lines(format: 'text' | 'json') {
  const written: string[] = [];
  const log = createLog({ format, clock: createTestClock(), write: (line) => written.push(line) });
  log('warn', 'one\nline', { cluster: 'web', detail: 'a b' });
  return written;
}

it('writes one line for people, whatever is in it', () => {
  expect(lines('text')).toEqual(['2026-11-22T00:00:00.000Z warn  one line  cluster=web  detail="a b"']);
});

it('writes one JSON object for programs', () => {
  expect(lines('json').map((line) => JSON.parse(line))).toEqual([
    { time: '2026-11-22T00:00:00.000Z', level: 'warn', message: 'one\nline', cluster: 'web', detail: 'a b' },
  ]);
});
