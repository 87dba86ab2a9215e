// What was read of one instance, joined: where two of AWS's answers contradict each other.
import { describe, expect, it } from 'vitest';
import { anInstance, aSpec, NOW } from '../../test/support/facts.ts';
import { assembleInstance } from './assemble.ts';
import type { Ec2Facts } from './ec2.ts';

const ended: Ec2Facts = { state: 'terminated', tags: {}, readAt: NOW };
const told = (ec2: Ec2Facts, agentConnected: boolean) => {
  const { container, group } = anInstance('1');
  const { ec2State, ec2ReadAt } = assembleInstance(
    {
      instanceId: 'i-1',
      member: { pool: 'main', group },
      container: { ...container!, agentConnected },
      ec2,
      tasks: [],
    },
    aSpec(),
  );
  return [ec2State, ec2ReadAt];
};

describe('an instance that EC2 has forgotten', () => {
  it('is terminated, but not while its agent speaks: its hook must not be completed under what it runs', () => {
    expect(told({ ...ended, forgotten: true }, false)).toEqual(['terminated', NOW]);
    expect(told({ ...ended, forgotten: true }, true)).toEqual([undefined, undefined]);
  });
  it('is another than one of which EC2 itself says so', () => {
    expect(told(ended, true)).toEqual(['terminated', NOW]);
  });
});
