// The gate on actions that name two things which do not belong together: it has judged the one, and the call would be about
// the other (Cluster Autoscaler #3959 ended an instance that was not the one it had chosen).
import { expect, it } from 'vitest';
import type { Action } from '#model/plan.ts';
import { actions, facts, inService, instance, interruption } from './fixtures.ts';
import { type GateFacts, permit } from './gate.ts';

const answer = (action: Action, differs: Partial<GateFacts> = {}) => {
  const permission = permit(action, facts(differs));
  return permission.ok ? 'permitted' : permission.reason;
};

const begins = { instance: inService(), notices: [interruption()] };
const drained = {
  instance: inService({
    container: { arn: 'ci-1', status: 'DRAINING', agentConnected: true, version: 1, memory: 'v1:spot:1:2:-' },
  }),
};

type OnContainer = Extract<Action, { containerInstanceArn: string }>;

it.each<[string, OnContainer, Partial<GateFacts>]>([
  ['a drain', actions.drain, begins],
  ['a drain on cached membership', actions.noticed, begins],
  ['setting it ACTIVE again', actions.activate, drained],
  ['a memory', actions.remember, begins],
])('%s is for the container instance of the instance that was judged', (_, action, given) => {
  expect(answer(action, given)).toBe('permitted');
  const refused = 'the container instance is not that of this instance';
  expect(answer({ ...action, containerInstanceArn: 'ci-of-a-bystander' }, given)).toBe(refused);
});

it('what has no container instance is neither drained nor remembered by the name of another, but for a notice', () => {
  const joining = { instance: instance({ container: undefined }), notices: [interruption()] };
  expect(answer(actions.drain, joining)).toBe('it has no container instance');
  expect(answer(actions.remember, joining)).toContain('not that of this instance');
  // It may be unread only this time, and the notice does not wait.
  expect(answer(actions.noticed, joining)).toBe('permitted');
  // But what a list has named before is nobody else's.
  const listed = (containerArn: string) => ({
    ...joining,
    instance: instance({ container: undefined, containerArn }),
  });
  expect(answer(actions.noticed, listed('ci-1'))).toBe('permitted');
  expect(answer(actions.noticed, listed('ci-2'))).toContain('not that of this instance');
});

it('a record writes and removes the tags of the record alone: a pause, a freeze and the tags of others are not its own', () => {
  expect(answer(actions.record)).toBe('permitted');
  const obsolete = ['sluice.dev/record-7'];
  expect(answer({ ...actions.record, obsolete })).toBe('permitted');
  for (const tag of [
    'sluice.dev/paused',
    'sluice.dev/frozen',
    'team',
    'sluice.dev/record-',
    'x sluice.dev/mode',
  ]) {
    expect(answer({ ...actions.record, obsolete: [...obsolete, tag] })).toBe(
      `the tag ${tag} is not of the record`,
    );
    expect(answer({ ...actions.record, tags: { [tag]: '' } })).toBe(`the tag ${tag} is not of the record`);
  }
});
