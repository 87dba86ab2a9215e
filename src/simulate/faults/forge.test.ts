// Messages that somebody makes up arrive like those of AWS.
import { expect, test } from 'vitest';
import { hostOf, smallWorld } from '../../../test/support/checking.ts';
import { everybodyWaits } from '../drive.ts';
import { type Fault, forgeries } from './fault.ts';
import { forge } from './forge.ts';

type Envelope = { id: string; 'detail-type': string; detail: Record<string, unknown> };

/** What arrives on the operator's queue of the small world, in whose rules every event matches. */
async function arriving(forgery: NonNullable<Fault['forge']>) {
  const world = smallWorld();
  const queue = world.queues.get('sluice-events')!;
  const before = queue.messages.size;
  forge(world, forgery);
  world.engine.advance(world.engine.now + 3_000);
  await everybodyWaits();
  const bodies = [...queue.messages.values()].slice(before).map(({ body }) => JSON.parse(body) as Envelope);
  return { world, bodies };
}

test.each(forgeries)('a forged %s arrives', async (what) => {
  const { bodies } = await arriving({ what, instance: 0 });
  expect(bodies).toHaveLength(1);
});

test('it is about the host of that number, about nobody that there is where none was given', async () => {
  const known = await arriving({ what: 'spotInterruption', instance: 0 });
  const [first] = [...known.world.instances.values()].filter(({ state }) => state === 'running');
  expect(known.bodies[0]!.detail['instance-id']).toBe(first!.id);
  const unknown = await arriving({ what: 'spotInterruption' });
  expect(unknown.world.instances.has(String(unknown.bodies[0]!.detail['instance-id']))).toBe(false);
});

test('a number beyond the last host counts on from the first', async () => {
  const { world, bodies } = await arriving({ what: 'rebalance', instance: 1000 });
  expect(world.instances.has(String(bodies[0]!.detail['instance-id']))).toBe(true);
});

test('copies are as many messages, each with an id of its own', async () => {
  const { bodies } = await arriving({ what: 'noise', copies: 30 });
  // A rule may run twice for one of them, as for any other.
  expect(new Set(bodies.map(({ id }) => id)).size).toBe(30);
});

test('words change nothing: the host that a message calls terminated runs on', async () => {
  const { world, bodies } = await arriving({ what: 'stateTerminated', instance: 0 });
  expect(bodies[0]!.detail.state).toBe('terminated');
  expect(hostOf(world).state).toBe('running');
});
