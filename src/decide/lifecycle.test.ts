import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMermaid } from './chart.ts';
import { classify, SIGN_NAMES, type Signs, STATES } from './classify.ts';
import { EFFECTS, lifecycleMachine, type Snapshot, step, USUAL } from './lifecycle.ts';

const anySigns = fc.record(
  Object.fromEntries(SIGN_NAMES.map((key) => [key, fc.boolean()])) as Record<
    keyof Signs,
    fc.Arbitrary<boolean>
  >,
);

describe('the life of an instance', () => {
  it('after any history equals classification from scratch, and intends the same again', () => {
    fc.assert(
      fc.property(fc.array(anySigns, { minLength: 1, maxLength: 12 }), (history) => {
        let snapshot: Snapshot | undefined;
        for (const signs of history) {
          const next = step(snapshot, { instanceId: 'i-1', signs });
          snapshot = next.snapshot;
          expect(next.state).toBe(classify(signs));
          expect(next.effects).toEqual(EFFECTS[next.state].map((name) => ({ name, instanceId: 'i-1' })));
          expect(step(snapshot, { instanceId: 'i-1', signs }).effects).toEqual(next.effects);
        }
      }),
    );
  });

  it('can be in every state, and every state but gone has a way out', () => {
    const seen = new Set(fc.sample(anySigns, { numRuns: 20_000, seed: 1 }).map(classify));
    const rare = STATES.filter((state) => !seen.has(state));
    expect(
      rare.filter(
        (state) => !['inService.unknown', 'inService.idle', 'inService.busy', 'launching'].includes(state),
      ),
    ).toEqual([]);
    for (const state of STATES) expect(USUAL[state].length > 0 || state === 'gone').toBe(true);
  });

  it('reaches every state from its start by usual ways, but for what only an unreadable fact brings about', () => {
    const reached = new Set(['launching']);
    for (const state of reached) for (const next of USUAL[state as keyof typeof USUAL]) reached.add(next);
    expect(STATES.filter((state) => !reached.has(state))).toEqual(['handsOff']);
  });

  it('is drawn from the machine itself', () => {
    const chart = toMermaid();
    expect(chart).toMatch(/^stateDiagram-v2\n {2}\[\*\] --> launching\n/);
    expect(chart).toContain('    leaving_noticed : noticed (drain, evacuate, keepHook)\n');
    expect(chart).toContain('  leaving_draining --> leaving_empty\n');
    expect(Object.keys(lifecycleMachine.root.states)).toEqual([
      'launching',
      'inService',
      'leaving',
      'handsOff',
      'gone',
    ]);
  });
});
