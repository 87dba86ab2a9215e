// The picture of the statechart: every state where it belongs, with what is intended there, and every usual way.
import { describe, expect, it } from 'vitest';
import { toMermaid } from './chart.ts';
import { STATES } from './classify.ts';
import { USUAL } from './lifecycle.ts';

const lines = toMermaid().split('\n');
const arrows = lines.filter((line) => line.includes('-->'));

describe('the picture', () => {
  it('begins where an instance begins', () => {
    expect(lines.slice(0, 3)).toEqual([
      'stateDiagram-v2',
      '  [*] --> launching',
      '  launching : launching (discard)',
    ]);
  });
  it('has the states within those they belong to, with what is intended in each', () => {
    const from = lines.indexOf('  state inService {');
    expect(lines.slice(from, from + 6)).toEqual([
      '  state inService {',
      '    inService_unknown : unknown (explain)',
      '    inService_idle : idle (release, tidyMemory)',
      '    inService_busy : busy (protect, tidyMemory)',
      '  }',
      '  state leaving {',
    ]);
    expect(lines).toContain('  gone : gone');
    expect(lines.filter((line) => line.includes(' : '))).toHaveLength(STATES.length);
  });
  it('has one arrow for each usual way, none from a state to itself, and each on a line of its own', () => {
    const id = (state: string) => state.replace('.', '_');
    const usual = STATES.flatMap((from) => USUAL[from].map((to) => `  ${id(from)} --> ${id(to)}`));
    expect([...arrows].sort()).toEqual(['  [*] --> launching', ...usual].sort());
    expect(toMermaid().endsWith('  handsOff --> gone\n')).toBe(true);
  });
});
