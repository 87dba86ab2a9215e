// The ways in which an instance leaves, each as the states that it usually passes. For pictures and tests; decides nothing.
import type { StateName } from './classify.ts';
import { EFFECTS } from './lifecycle.ts';

export interface Way {
  readonly name: string;
  readonly states: readonly StateName[];
}

export const WAYS: readonly Way[] = [
  {
    name: 'group',
    states: [
      'inService.busy',
      'leaving.noticed',
      'leaving.draining',
      'leaving.empty',
      'leaving.deregistered',
      'leaving.terminating',
      'gone',
    ],
  },
  {
    name: 'spot',
    states: [
      'inService.busy',
      'leaving.noticed',
      'leaving.draining',
      'leaving.empty',
      'leaving.terminating',
      'gone',
    ],
  },
  {
    name: 'false alarm',
    states: ['inService.busy', 'leaving.noticed', 'leaving.draining', 'leaving.returning', 'inService.busy'],
  },
  {
    name: 'replacement',
    states: [
      'inService.busy',
      'leaving.chosen',
      'leaving.draining',
      'leaving.empty',
      'leaving.deregistered',
      'leaving.terminating',
      'gone',
    ],
  },
  {
    name: 'scale in',
    states: [
      'inService.idle',
      'leaving.chosen',
      'leaving.empty',
      'leaving.deregistered',
      'leaving.terminating',
      'gone',
    ],
  },
  {
    name: 'sick',
    states: [
      'inService.busy',
      'leaving.chosen',
      'leaving.draining',
      'leaving.deregistered',
      'leaving.terminating',
      'leaving.lost',
      'gone',
    ],
  },
  { name: 'stray', states: ['launching', 'leaving.deregistered', 'leaving.terminating', 'gone'] },
  { name: 'person', states: ['inService.busy', 'leaving.chosen', 'leaving.draining', 'leaving.empty'] },
  { name: 'sudden death', states: ['inService.busy', 'leaving.lost', 'gone'] },
];

/** A way as a Mermaid flowchart, with what is intended in each state. */
export function toWayPicture({ states }: Way): string {
  const nodes = states.map((state, index) => {
    const effects = EFFECTS[state].join(', ');
    const label = state.split('.').at(-1)!;
    return `  s${index}["${label}${effects === '' ? '' : `<br/><i>${effects}</i>`}"]`;
  });
  const line = states.map((_, index) => `s${index}`).join(' --> ');
  return ['flowchart LR', ...nodes, `  ${line}`, ''].join('\n');
}
