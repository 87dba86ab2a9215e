import { describe, expect, it } from 'vitest';
import { ownPlace } from './own-place.ts';
import { sharing } from './run-leases.ts';

describe('run', () => {
  it('shares by a table where one is named, by its name or ARN', () => {
    for (const leases of ['sluice-leases', 'arn:aws:dynamodb:eu-west-1:111122223333:table/sluice-leases'])
      expect(sharing({ leases })).toMatchObject({ leases: { host: expect.any(String) } });
  });
  it('writes a heartbeat where none is', () => {
    for (const leases of [undefined, '']) expect(Object.keys(sharing({ leases }))).toEqual(['heartbeat']);
  });
  it('asks nobody in a dry run', () => {
    expect(sharing({ leases: 'sluice-leases', dryRun: true })).toEqual({});
  });
  it('makes no single pass beside replicas', () => {
    expect(() => sharing({ leases: 'sluice-leases', once: true })).toThrow(/--once takes no part in leases/);
  });
  it.each(['ab', 'a table', 'https://x', 'arn:aws:dynamodb:eu-west-1:1:table/x'])(
    'takes no %s for a table',
    (leases) => {
      expect(() => sharing({ leases })).toThrow(/wants the name or ARN of a DynamoDB table/);
    },
  );
});

describe('whether a process on this machine is gone', () => {
  it('is known of its own kind, and of no place elsewhere', () => {
    const { place, isGone } = ownPlace();
    expect(isGone('elsewhere:1')).toBe(false);
    // Only Linux has such places.
    if (place === undefined) return;
    expect(isGone(place)).toBe(false);
    expect(isGone(place.replace(/:.*/, ':4194305'))).toBe(true);
  });
});
