// Draws the statechart from the machine itself, so that the picture in the docs cannot disagree with it.
import type { AnyStateNode } from 'xstate';
import type { StateName } from './classify.ts';
import { EFFECTS, lifecycleMachine } from './lifecycle.ts';

/** The statechart as a Mermaid `stateDiagram-v2`, with the usual ways and what is intended in each state. */
export function toMermaid(): string {
  const lines = ['stateDiagram-v2', `  [*] --> ${idOf(lifecycleMachine.root.initial.target![0]!)}`];
  for (const node of Object.values(lifecycleMachine.root.states)) lines.push(...nodeLines(node, '  '));
  for (const node of leavesOf(lifecycleMachine.root)) lines.push(...edges(node));
  return `${lines.join('\n')}\n`;
}

function nodeLines(node: AnyStateNode, indent: string): string[] {
  const inner = Object.values(node.states);
  if (inner.length > 0) {
    return [
      `${indent}state ${node.key} {`,
      ...inner.flatMap((each) => nodeLines(each, `${indent}  `)),
      `${indent}}`,
    ];
  }
  const effects = EFFECTS[pathOf(node)].join(', ');
  return [`${indent}${idOf(node)} : ${node.key}${effects === '' ? '' : ` (${effects})`}`];
}

function edges(node: AnyStateNode): string[] {
  const targets = [...node.transitions.values()].flat().flatMap((each) => each.target ?? []);
  return targets.filter((target) => target !== node).map((target) => `  ${idOf(node)} --> ${idOf(target)}`);
}

function leavesOf(node: AnyStateNode): AnyStateNode[] {
  const inner = Object.values(node.states);
  return inner.length === 0 ? [node] : inner.flatMap(leavesOf);
}

function pathOf(node: AnyStateNode): StateName {
  return node.path.join('.') as StateName;
}

function idOf(node: AnyStateNode): string {
  return node.path.join('_');
}
