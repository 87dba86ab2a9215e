import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Look, SeenTask } from '#model/timeline.ts';
import { BLANK, changes, type Portrait, patch } from './portrait.ts';

const web: SeenTask = {
  id: 'a1',
  service: 'web',
  status: 'RUNNING',
  targets: [{ group: 'web', port: 32_768, state: 'healthy' }],
};
const calm: Portrait = {
  look: { state: 'inService.busy', lifecycle: 'InService', status: 'ACTIVE', agent: true },
  tasks: new Map([['a1', web]]),
};
const nobodySaid = () => ({});

describe('what changed between two moments', () => {
  it('is all of it for an instance that is new', () => {
    expect(changes(undefined, calm, nobodySaid)).toEqual({ whole: true, ...calm.look, tasks: [web] });
  });

  it('is nothing while nothing changes, so that nothing is written', () => {
    expect(changes(calm, { look: { ...calm.look }, tasks: new Map(calm.tasks) }, nobodySaid)).toBeUndefined();
  });

  it('names only the fields that differ, and null for what is no longer there', () => {
    const { lifecycle: _, ...look } = calm.look;
    const after = { look: { ...look, status: 'DRAINING' }, tasks: calm.tasks };
    expect(changes(calm, after, nobodySaid)).toEqual({ lifecycle: null, status: 'DRAINING' });
  });

  it('tells of a task what changed about it, and of one that went how it ended', () => {
    const stopping: SeenTask = {
      ...web,
      stopping: true,
      targets: [{ ...web.targets![0]!, state: 'draining' }],
    };
    expect(changes(calm, { ...calm, tasks: new Map([['a1', stopping]]) }, nobodySaid)).toEqual({
      tasks: [{ id: 'a1', stopping: true, targets: stopping.targets }],
    });
    const ended = () => ({ at: '2026-11-22T05:01:00.000Z', exit: 0 });
    expect(changes(calm, { ...calm, tasks: new Map() }, ended)).toEqual({
      went: [{ id: 'a1', at: '2026-11-22T05:01:00.000Z', exit: 0 }],
    });
  });
});

describe('replaying what was written', () => {
  const look: fc.Arbitrary<Look> = fc.record(
    {
      state: fc.constantFrom('inService.busy', 'leaving.draining'),
      lifecycle: fc.constantFrom('InService', 'Terminating:Wait'),
      agent: fc.boolean(),
      spot: fc.record({ code: fc.constantFrom('fulfilled', 'marked-for-termination') }),
      memory: fc.constantFrom('v1:spot:a:b:-', 'v1:person:a:-:-'),
    },
    { requiredKeys: [] },
  );
  const task = fc.record({
    id: fc.constantFrom('a1', 'b2', 'c3'),
    status: fc.constantFrom('RUNNING', 'STOPPING'),
    targets: fc.array(fc.record({ group: fc.constant('web'), port: fc.constantFrom(1, 2) }), {
      maxLength: 2,
    }),
  });
  const portrait = fc
    .tuple(look, fc.uniqueArray(task, { selector: ({ id }) => id }))
    .map(([each, tasks]): Portrait => ({ look: each, tasks: new Map(tasks.map((one) => [one.id, one])) }));

  it('gives every moment back, through JSON, whatever the history', () => {
    fc.assert(
      fc.property(fc.array(portrait, { minLength: 1, maxLength: 8 }), (moments) => {
        let written: Portrait | undefined;
        for (const moment of moments) {
          const record = changes(written, moment, nobodySaid);
          const read = record && JSON.parse(JSON.stringify(record));
          written = read === undefined ? written : patch(written ?? BLANK, read);
          expect(written).toEqual(moment);
        }
      }),
    );
  });
});
