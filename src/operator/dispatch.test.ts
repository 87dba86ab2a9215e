// Which clusters a notice of one queue concerns, where several listen to it.
import { expect, it } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import { createRandom } from '#lib/random.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { anInstance, anObservation, aSpec } from '../../test/support/facts.ts';
import { openInboxes } from './dispatch.ts';
import type { Post } from './post.ts';

const KNOWN = 'i-0000000000000000a';

async function heard(instanceId: string) {
  const clock = createTestClock();
  const due: [string, number][] = [];
  const Body = JSON.stringify({
    'detail-type': 'EC2 Spot Instance Interruption Warning',
    time: new Date(clock.now()).toISOString(),
    detail: { 'instance-id': instanceId, 'instance-action': 'terminate' },
  });
  let polls = 0;
  const ports = portFromCall(async (_, operation) => {
    if (operation === 'GetQueueUrl') return { QueueUrl: 'https://q' };
    if (operation !== 'ReceiveMessage') return {};
    polls += 1;
    return polls === 1 ? { Messages: [{ MessageId: 'm', ReceiptHandle: 'r', Body }] } : {};
  });
  const postOf = (name: string, id: string) => {
    const spec = aSpec({ cluster: name, mode: 'drain', events: { queue: 'q' } });
    const observation = anObservation({ instances: [anInstance('x', { instanceId: id })] });
    const account = { assertRightAccount: async () => {}, isKnownRight: () => false };
    const cluster = { name, spec, observation, account, recall: { ends: new Map() }, clock };
    return { cluster, ports, tenure: { isHeld: true, listens: true }, passBeganAt: 0 } as unknown as Post;
  };
  const posts = [postOf('knows', KNOWN), postOf('other', 'i-0000000000000000b')];
  const inboxes = openInboxes(
    {
      posts: () => posts,
      clock,
      random: createRandom('1'),
      log: () => {},
      makeDue: (name, inMs) => due.push([name, inMs]),
    },
    new Map(),
  );
  const end = new AbortController();
  for (const inbox of inboxes.values()) void inbox.run(end.signal);
  await clock.advance(10);
  end.abort();
  return { due, hurried: posts.map(({ isHurried = false }) => isHurried) };
}

it('whose instance it is is read at once, and nobody else for that', async () => {
  const { due, hurried } = await heard(KNOWN);
  expect(due.filter(([, inMs]) => inMs === 0)).toEqual([['knows', 0]]);
  expect(hurried).toEqual([true, false]);
});

it('of an instance that nobody knows yet has all read: it may be of any', async () => {
  const { due, hurried } = await heard('i-0000000000000000c');
  expect(due).toEqual([
    ['knows', 0],
    ['other', 0],
  ]);
  expect(hurried).toEqual([true, true]);
});
