// What is typed wrongly at `sluice sandbox` is answered with what was meant.
import { expect, test } from 'vitest';
import { sandboxCommand } from './sandbox.ts';

async function refusal(...args: string[]): Promise<string> {
  let said = '';
  const command = sandboxCommand().exitOverride();
  command.configureOutput({ writeErr: (text) => (said += text) });
  await expect(command.parseAsync(args, { from: 'user' })).rejects.toThrow();
  return said.trimEnd();
}

test('a command that there is not', async () => {
  expect(await refusal('stat')).toBe('error: sluice sandbox has no command stat; did you mean state?');
  expect(await refusal('frobnicate')).toBe(
    'error: sluice sandbox has no command frobnicate; there are fault, clock, calm, report, state, calls',
  );
});

test('an option of a command, given before its name', async () => {
  expect(await refusal('--server', 'http://127.0.0.1:4566', 'state')).toBe(
    'error: --server goes behind the command, such as: sluice sandbox state --server …',
  );
  expect(await refusal('-o', 'json', 'state')).toContain('-o goes behind the command');
});

test('an option that there is not', async () => {
  expect(await refusal('--spede', '3')).toContain('Did you mean --speed?');
});
