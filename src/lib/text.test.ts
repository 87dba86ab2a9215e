import { describe, expect, it } from 'vitest';
import { createPaint } from './paint.ts';
import { clockTime, count, hanging, isoTime, listed, wrap } from './text.ts';

describe('sentences', () => {
  it('hang: what goes on stands further in, and no line is wider than it may be', () => {
    const text = 'one two three four five six seven';
    expect(hanging(text, 24, ['- ', '  '])).toEqual(['- one two three four', '  five six seven']);
    expect(hanging(text, 24, ['12:00:00  ', '  '])).toEqual([
      '12:00:00  one two three',
      '  four five six seven',
    ]);
    expect(hanging('short', 24, ['- ', '  '])).toEqual(['- short']);
  });

  it('count, tell time and list', () => {
    expect([count(0, 'task'), count(1, 'task'), count(2, 'task')]).toEqual(['0 tasks', '1 task', '2 tasks']);
    expect([isoTime(1_999), clockTime(61_000), isoTime(Number.NaN)]).toEqual([
      '1970-01-01T00:00:01Z',
      '00:01:01Z',
      'unknown time',
    ]);
    expect([listed(['a', 'b']), listed(['a', 'b', 'c', 'd'], 2)]).toEqual(['a, b', 'a, b and 2 more']);
  });

  it('break at spaces and never inside a word', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('arn:aws:ecs:long x', 5)).toEqual(['arn:aws:ecs:long', 'x']);
    expect(wrap('', 5)).toEqual(['']);
  });

  it('are painted only on request', () => {
    expect(createPaint(false)('red', 'x')).toBe('x');
    expect(createPaint(true)('red', 'x')).toBe('\u001b[31mx\u001b[39m');
  });
});
