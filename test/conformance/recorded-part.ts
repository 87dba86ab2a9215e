// Runs the sandbox's own tests and the stories once more with every handler watched, and keeps each kind of answer.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Say } from './report.ts';

/** Writes to `file`. Gives what was wrong: tests that failed, whose further answers may be missing. */
export function recordTests({
  root,
  file,
  say,
}: {
  root: string;
  file: string;
  say: Say;
}): Promise<string[]> {
  say('running the tests of the sandbox and the stories');
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const config = join(root, 'test/conformance/recording.config.ts');
  const env = { ...process.env, SLUICE_RECORD: file, NO_COLOR: '1' };
  const options = { cwd: root, env, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [vitest, 'run', '--config', config], options, (error, out, err) => {
      if (!existsSync(file)) {
        const words = `no answer was recorded: have the handler tables moved?\n${(out + err).slice(-2000)}`;
        return reject(new Error(words));
      }
      const failed = [...new Set((out + err).match(/^ *FAIL .*$/gm) ?? [])].map(
        (line) => `while recording: ${line.trim()}`,
      );
      resolve(error && failed.length === 0 ? [`while recording: ${error.message}`] : failed);
    });
  });
}
