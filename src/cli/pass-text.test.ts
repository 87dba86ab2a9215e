// What one pass prints, and what of the log is left where both are read on one screen.
import { expect, test } from 'vitest';
import { notTwice } from './pass-text.ts';

test('on one screen the log leaves out what the pass says at its end', () => {
  const said: string[] = [];
  const log = notTwice((level, message) => void said.push(`${level} ${message}`));
  log('info', 'operating web-prod', { cluster: 'web' });
  log('info', 'done: drain i-0a', { cluster: 'web', action: 'drain' });
  log('warn', 'failed: drain i-0b', { cluster: 'web', action: 'drain' });
  log('info', 'waiting for B', { cluster: 'web', state: 'waiting' });
  log('warn', 'not read whole: tasks', { cluster: 'web', part: 'tasks' });
  log('warn', 'the timeline cannot be written', { path: '/t' });
  expect(said).toEqual(['info operating web-prod', 'warn the timeline cannot be written']);
});
