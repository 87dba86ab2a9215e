import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify, SIGN_NAMES, type Signs, STATES, type StateName } from './classify.ts';
import { EFFECTS, type Snapshot, step, USUAL } from './lifecycle.ts';
import { toWayPicture, WAYS } from './ways.ts';

describe('the ways out', () => {
  it.each(WAYS.map((way) => [way.name, way] as const))(
    '%s: each step is one that the statechart has',
    (_, way) => {
      for (const [index, state] of way.states.slice(1).entries())
        expect(USUAL[way.states[index]!], `${way.states[index]} → ${state}`).toContain(state);
    },
  );

  it('pass every state in which something is intended for an instance that leaves', () => {
    const passed = new Set(WAYS.flatMap(({ states }) => states));
    const leaving = STATES.filter((state) => state.startsWith('leaving.') && EFFECTS[state].length > 0);
    expect(leaving.filter((state) => !passed.has(state))).toEqual([]);
  });

  it('begin where it runs or starts, and end where it is gone, but for a false alarm and what a person keeps', () => {
    expect(WAYS.map(({ name, states }) => `${name}: ${states[0]} … ${states.at(-1)}`)).toEqual([
      'group: inService.busy … gone',
      'spot: inService.busy … gone',
      'false alarm: inService.busy … inService.busy',
      'replacement: inService.busy … gone',
      'scale in: inService.idle … gone',
      'sick: inService.busy … gone',
      'stray: launching … gone',
      'person: inService.busy … leaving.empty',
      'sudden death: inService.busy … gone',
    ]);
  });

  it('are drawn with what is intended in each state', () => {
    expect(toWayPicture(WAYS.find(({ name }) => name === 'spot')!)).toBe(
      [
        'flowchart LR',
        '  s0["busy<br/><i>protect, tidyMemory</i>"]',
        '  s1["noticed<br/><i>drain, evacuate, keepHook</i>"]',
        '  s2["draining<br/><i>release, evacuate, emptyOut, keepHook</i>"]',
        '  s3["empty<br/><i>release, deregister, end, keepHook</i>"]',
        '  s4["terminating<br/><i>strike</i>"]',
        '  s5["gone"]',
        '  s0 --> s1 --> s2 --> s3 --> s4 --> s5',
        '',
      ].join('\n'),
    );
  });

  it('of up to six steps are all walked by the machine, which intends in each state what is meant there', () => {
    let walked = 0;
    const walk = (path: readonly StateName[], from: Snapshot | undefined) => {
      const state = path.at(-1)!;
      const next = step(from, { instanceId: 'i-1', signs: signsFor(state) });
      expect([next.state, next.effects.map(({ name }) => name)]).toEqual([state, [...EFFECTS[state]]]);
      walked++;
      if (path.length > 6) return;
      for (const after of USUAL[state]) walk([...path, after], next.snapshot);
    };
    walk(['launching'], undefined);
    expect(walked).toBeGreaterThan(1_000);
  });

  it('never trap an instance: from every state it can still be gone', () => {
    for (const start of STATES) {
      const reached = new Set<StateName>([start]);
      for (const state of reached) for (const after of USUAL[state]) reached.add(after);
      expect(reached, start).toContain('gone');
    }
  });
});

const samples = new Map<StateName, Signs>();
for (const signs of fc.sample(anySigns(), { numRuns: 30_000, seed: 1 })) {
  const state = classify(signs);
  if (!samples.has(state)) samples.set(state, signs);
}

/** Some signs under which the rule table says this state. */
function signsFor(state: StateName): Signs {
  return samples.get(state)!;
}

function anySigns(): fc.Arbitrary<Signs> {
  // Mostly no: most states are those of instances to which little happens.
  const rarely = fc.nat(3).map((n) => n === 0);
  const often = fc.nat(3).map((n) => n > 0);
  const usual = ['declared', 'registered', 'inGroup', 'tasksKnown'];
  return fc.record(
    Object.fromEntries(SIGN_NAMES.map((name) => [name, usual.includes(name) ? often : rarely])),
  ) as fc.Arbitrary<Signs>;
}
