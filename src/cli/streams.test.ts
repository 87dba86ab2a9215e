import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { guardStreams } from './streams.ts';

const failing = (code: string) => Object.assign(new Error(`write ${code}`), { code });

function aProcess(exitCode?: number) {
  const said: string[] = [];
  const ends: number[] = [];
  const stdout = new EventEmitter();
  const stderr = Object.assign(new EventEmitter(), { write: (text: string) => said.push(text) });
  guardStreams({ stdout, stderr, exitCode, exit: (status) => ends.push(status) });
  return { stdout, stderr, said, ends };
}

it('a log that cannot be written ends nothing', () => {
  const { stderr, said, ends } = aProcess();
  for (const code of ['EPIPE', 'ENOSPC', 'EIO']) stderr.emit('error', failing(code));
  expect([said, ends]).toEqual([[], []]);
});

it('a reader that has seen enough ends it quietly, with the status that it had', () => {
  const { stdout, said, ends } = aProcess(1);
  stdout.emit('error', failing('EPIPE'));
  expect([said, ends]).toEqual([[], [1]]);
});

it('an answer that cannot be written is none: one sentence, status 2', () => {
  const { stdout, said, ends } = aProcess(0);
  stdout.emit('error', failing('ENOSPC'));
  expect(said).toEqual([
    'sluice: the answer could not be written to standard output (ENOSPC); give it a place with room\n',
  ]);
  expect(ends).toEqual([2]);
});
