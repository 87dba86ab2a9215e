// What is known of a lease, for /readyz: standing by is for somebody.
import { describe, expect, it } from 'vitest';
import { clusterKey } from '#operator/courier.ts';
import { leaseIn } from './observing.ts';

const spec = { account: '111122223333', region: 'ap-northeast-1', cluster: 'web' };
const key = clusterKey(spec);
const status = (standby = false) => ({ name: 'web', spec, standby }) as never;
const [me, other] = [
  { id: 'a', host: 'here' },
  { id: 'b', host: 'there' },
];
const leases = (more: object) => ({ replicas: [me], held: [], standby: [key], ...more }) as never;

describe('with a table of leases', () => {
  it('nothing is known of a lease before this process is a replica, and once it is none any more', () => {
    expect(leaseIn(undefined, status(), true)).toBeNull();
    expect(leaseIn(leases({ replicas: [other] }), status(), true)).toBeNull();
  });
  it('the only replica stands by for nobody', () => {
    expect(leaseIn(leases({ replica: 'a' }), status(), true)).toBeNull();
  });
  it('one of two stands by for the other', () => {
    expect(leaseIn(leases({ replica: 'a', replicas: [me, other] }), status(), true)).toEqual({ held: false });
  });
  it('who has it has it for so long', () => {
    const held = { replica: 'a', leftMs: 9_000, held: [{ cluster: key, fence: 6 }], standby: [] };
    expect(leaseIn(leases(held), status(), true)).toEqual({ held: true, fence: 6, secondsLeft: 9 });
  });
});

it('without a table only a heartbeat of another process makes it stand by', () => {
  expect(leaseIn(undefined, status(), false)).toBeUndefined();
  expect(leaseIn(undefined, status(true), false)).toEqual({ held: false });
});
