// What is typed wrongly as a command is answered with what was meant.
import { afterEach, expect, test, vi } from 'vitest';
import { main } from './main.ts';

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

async function told(...args: string[]) {
  let said = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  await main(['node', 'sluice', ...args]);
  return [process.exitCode, said] as const;
}

test.each([[['drian']], [['help', 'drian']]])('%j', async (args) => {
  expect(await told(...args)).toEqual([
    2,
    "error: unknown command 'drian'\n(Did you mean drain?)\n(add --help for what it takes)\n",
  ]);
});
