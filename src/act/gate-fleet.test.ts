// The gate on instances of Spot Fleets: membership in a declared fleet is ownership; a tag of ours is none.
import { describe, expect, it } from 'vitest';
import type { FleetFacts, InstanceFacts } from '#model/observation.ts';
import type { Action } from '#model/plan.ts';
import { actions, facts, inService, instance, interruption, spec, task } from './fixtures.ts';
import { type GateFacts, permit } from './gate.ts';

const fleet: FleetFacts = {
  id: 'sfr-1',
  state: 'active',
  tags: { pool: 'web-spot' },
  target: 8,
  onDemandTarget: 0,
  hasTemplate: true,
};
const byId = { ...spec, pools: [{ name: 'spot', spotFleet: { id: 'sfr-1' } }] };
const byTag = { ...spec, pools: [{ name: 'spot', spotFleet: { tag: { pool: 'web-spot' } } }] };
const inFleet = { group: undefined, fleet: { id: 'sfr-1' } };
const answer = (action: Action, member: InstanceFacts, differs: Partial<GateFacts> = {}) => {
  const permission = permit(action, facts({ spec: byTag, instance: member, fleet, ...differs }));
  return permission.ok ? 'permitted' : permission.reason;
};
const marked = { spotRequest: { id: 'sir-1', statusCode: 'marked-for-termination' } };

describe('an instance of a declared Spot Fleet', () => {
  it.each([
    ['by its id', byId, undefined],
    ['by its tag', byTag, fleet],
  ])('may be drained on a notice: %s', (_, declared, known) => {
    const noticed = inService({ ...inFleet, tasks: [task()] });
    const given = { spec: declared, fleet: known, notices: [interruption()] };
    expect(answer(actions.noticed, noticed, given)).toBe('permitted');
  });

  it('has targets taken out and tasks stopped when it is surely leaving', () => {
    const leaving = instance({ ...inFleet, ...marked, tasks: [task()] });
    expect(answer(actions.removeTarget, leaving)).toBe('permitted');
    expect(answer(actions.stopTask, leaving)).toBe('permitted');
    const staying = instance({ ...inFleet, tasks: [task()] });
    expect(answer(actions.stopTask, staying)).toMatch(/not leaving/);
  });

  it('may be drained by wish within the budgets of its pool, and buried as a ghost', () => {
    const container = { arn: 'ci-1', status: 'ACTIVE', agentConnected: true, version: 1 };
    const chosen = inService({ ...inFleet, container: { ...container, memory: 'v1:person:1:-:-' } });
    const pool = { size: 4, out: 0, left: [], leftKnown: true };
    expect(answer(actions.wished, chosen, { pool })).toBe('permitted');
    expect(answer(actions.wished, chosen, { pool: { ...pool, out: 1 } })).toMatch(/budget of 1 at once/);
    const silent = { ...container, agentConnected: false };
    const ghost = instance({ ...inFleet, ec2State: 'terminated', container: silent, tasks: [task()] });
    expect(answer(actions.buried, ghost)).toBe('permitted');
    expect(answer(actions.buried, { ...ghost, fleet: undefined })).toBe('permitted');
  });

  it('is never handled as one of a group', () => {
    const member = inService(inFleet);
    for (const action of [actions.protect, actions.unprotect, actions.end, actions.heartbeat])
      expect(answer(action, member)).toMatch(/belongs to the Spot Fleet sfr-1, not to web-spot/);
    expect(answer(actions.putHook, member)).toMatch(/in no pool of the spec/);
  });
});

describe('an instance of another Spot Fleet', () => {
  const leaving = instance({ ...inFleet, ...marked, tasks: [task()] });
  const other = { ...leaving, fleet: { id: 'sfr-2' } };
  const nobodys = /its Spot Fleet sfr-\d is in no pool of the spec/;

  it('is not ours, whatever its tags and its pool say', () => {
    const claimed = {
      ...other,
      pool: 'spot',
      tags: { pool: 'web-spot', 'sluice.dev/memory': 'v1:person:1:-:-' },
    };
    expect(answer(actions.stopTask, claimed)).toMatch(nobodys);
    expect(answer(actions.stopTask, claimed, { spec: byId })).toMatch(nobodys);
  });
  it('nor is one whose fleet lost its tag, or was not read', () => {
    expect(answer(actions.stopTask, leaving, { fleet: { ...fleet, tags: {} } })).toMatch(nobodys);
    expect(answer(actions.stopTask, leaving, { fleet: undefined })).toMatch(nobodys);
  });
  it('nor one that is in no fleet any more, as long as it runs', () => {
    expect(answer(actions.stopTask, { ...leaving, fleet: undefined })).toMatch(/in no group and no fleet/);
  });
});
