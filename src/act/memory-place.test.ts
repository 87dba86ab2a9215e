// Where a memory is written: it has one place, and the newest is found there (docs/decisions).
import { expect, it } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import { actions } from './fixtures.ts';
import { sendRemember } from './send/memory.ts';

it('a memory that is in a tag stays there: ECS is not asked any more', async () => {
  const calls: string[] = [];
  const ports = portFromCall(async (_, operation) => {
    calls.push(operation);
    return {};
  });
  const sending = { ports, cluster: 'web', signal: new AbortController().signal, now: 0 };
  await sendRemember([actions.remember], sending);
  await sendRemember([{ ...actions.remember, inTag: true }], sending);
  await sendRemember([{ ...actions.remember, value: '', inTag: true }], sending);
  expect(calls).toEqual(['PutAttributes', 'CreateTags', 'CreateTags']);
});
