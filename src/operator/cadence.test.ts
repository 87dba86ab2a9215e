import { expect, it } from 'vitest';
import { actions, inService, instance, now, observation } from '#act/fixtures.ts';
import type { InstanceFacts, Observation } from '#model/observation.ts';
import type { Action, Outcome } from '#model/plan.ts';
import { nextPassInMs } from './cadence.ts';

interface Given {
  readonly instances?: InstanceFacts[];
  readonly plan?: readonly Action[];
  readonly dueAt?: number;
  readonly outcomes?: Outcome[];
  readonly notices?: number;
  readonly parts?: Partial<Observation['parts']>;
}

const next = ({ instances = [], plan = [], dueAt, outcomes = [], notices = 0, parts = {} }: Given) => {
  const base = observation(instances);
  return nextPassInMs(
    {
      observation: { ...base, parts: { ...base.parts, ...parts } },
      plan: { cluster: 'web', at: now, actions: plan, waits: [], dueAt },
      outcomes,
      notices,
    },
    now,
  );
};

it.each<[string, Given, number]>([
  ['nothing goes on', { instances: [inService({ market: 'on-demand' })] }, 15_000],
  ['spot instances may be taken', { instances: [inService()] }, 10_000],
  ['something could not be read', { parts: { tasks: { at: 0, complete: false } } }, 5_000],
  ['an instance drains', { instances: [instance()] }, 5_000],
  ['an instance in no pool drains', { instances: [instance({ pool: undefined })] }, 15_000],
  [
    'a spot request is marked',
    { instances: [inService({ spotRequest: { id: 's', statusCode: 'marked-for-termination' } })] },
    2_500,
  ],
  ['a notice is held', { notices: 1 }, 2_500],
  ['forced work was done', { plan: [actions.stopTask] }, 2_500],
  [
    'forced work failed',
    { outcomes: [{ action: actions.drain, result: 'failed', detail: '', at: now }] },
    2_500,
  ],
  ['voluntary work was done', { plan: [actions.protect] }, 15_000],
  ['time alone changes something', { dueAt: now + 1_200 }, 1_200],
  ['that time has come', { dueAt: now - 5_000 }, 250],
])('when %s', (_, given, expected) => {
  expect(next(given)).toBe(expected);
});
