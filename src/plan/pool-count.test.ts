// What budgets are told of a pool: an instance is out from the moment it begins to go until its group has let go of it.
import { expect, it } from 'vitest';
import { anInstance, anObservation, aPool, NOW } from '../../test/support/facts.ts';
import { countPool } from './pool-count.ts';

const count = (...instances: ReturnType<typeof anInstance>[]) =>
  countPool(anObservation({ instances, pools: [aPool({ desired: 0 })] }), {
    pool: 'main',
    drains: new Map(),
    now: NOW,
  });

it('counts as out what is DRAINING, ending, or about to be taken', () => {
  const marked = { spotRequest: { id: 'sir-1', statusCode: 'marked-for-termination' } };
  const out = [
    anInstance('drained', { status: 'DRAINING' }),
    anInstance('ended', { lifecycle: 'Terminating:Wait' }),
    anInstance('taken', marked),
  ];
  expect(count(anInstance('serves'), ...out)).toMatchObject({ size: 4, out: 3 });
});

it('goes on counting one that EC2 has ended while its group still has it: nothing is there in its place', () => {
  const ended = { ec2State: 'shutting-down' } as const;
  const died = anInstance('died', ended);
  const released = anInstance('released', { ...ended, group: undefined });
  expect(
    count(anInstance('serves'), died, anInstance('going', { ...ended, lifecycle: 'Terminated' })),
  ).toEqual(expect.objectContaining({ size: 3, out: 2, left: [NOW, NOW] }));
  expect(count(anInstance('serves'), released)).toMatchObject({ size: 1, out: 0, left: [NOW] });
});
