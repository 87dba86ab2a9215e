// Parser events → plain values together with where each key and value stands. Refuses what has no place in a
// document (duplicate and dangerous keys, keys that are no text). Iterative: depth costs no stack.
import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import { type Path, quoteValue } from './document-problem.ts';
import { plainScalarValue } from './document-scalar.ts';
import { hasControlCharacter, maxNesting, tooDeep } from './document-text.ts';

/** A value and where it stands; offsets into the text. */
export interface TreeNode {
  start: number;
  /** Where its key stands; its own start in a list and at the root. */
  keyStart: number;
  value: unknown;
  /** Absent in scalars. */
  children?: Map<string | number, TreeNode>;
}

export interface Complaint {
  offset: number;
  path: Path;
  message: string;
  hint: string;
}

interface Frame {
  kind: 'root' | 'list' | 'mapping';
  node: TreeNode;
  /** The container stands where a key is expected. */
  isKey: boolean;
  /** The key that waits for its value; `text` is absent when it cannot be used. */
  pending?: { text?: string; start: number };
}

/** Why a scalar that begins at this offset is refused, if it is. */
export type RefuseAt = (offset: number) => { message: string; hint: string } | undefined;

interface Building {
  text: string;
  refuseAt: RefuseAt;
  frames: Frame[];
  roots: TreeNode[];
  complaints: Complaint[];
}

const maxComplaints = 100;
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** The trees of all documents that are not empty, and what is wrong with them (at most 100 complaints). */
export function buildTrees(events: readonly Event[], text: string, refuseAt: RefuseAt) {
  const building: Building = { text, refuseAt, frames: [], roots: [], complaints: [] };
  for (const event of events) {
    if (building.complaints.length >= maxComplaints) break;
    take(building, event);
  }
  return { roots: building.roots, complaints: building.complaints };
}

function take(building: Building, event: Event): void {
  const { frames } = building;
  if (event.type === EVENT_ID.DOCUMENT)
    frames.push({ kind: 'root', node: newNode(0, undefined), isKey: false });
  else if (event.type === EVENT_ID.SEQUENCE) open(building, 'list', newNode(event.start, []));
  else if (event.type === EVENT_ID.MAPPING) open(building, 'mapping', newNode(event.start, {}));
  else if (event.type === EVENT_ID.SCALAR) takeScalar(building, event);
  else if (event.type === EVENT_ID.POP) close(building);
  else
    complain(building, event.anchorStart - 1, {
      message: 'aliases (*) are not allowed',
      hint: 'write it out',
    });
}

function newNode(start: number, value: unknown): TreeNode {
  return { start, keyStart: start, value };
}

function expectsKey(frame: Frame | undefined): boolean {
  return frame?.kind === 'mapping' && frame.pending === undefined;
}

function open(building: Building, kind: 'list' | 'mapping', node: TreeNode): void {
  const isKey = expectsKey(building.frames.at(-1));
  if (building.frames.length === maxNesting + 1) complain(building, node.start, tooDeep);
  node.children = new Map();
  building.frames.push({ kind, node, isKey });
}

function close(building: Building): void {
  const done = building.frames.pop();
  const parent = building.frames.at(-1);
  if (!done || !parent) return;
  if (done.isKey) {
    complain(building, done.node.start, { message: 'a key must be text', hint: 'write `key: value`' });
    parent.pending = { start: done.node.start };
  } else attach(building, done.node);
}

function takeScalar(building: Building, event: ScalarEvent): void {
  const parent = building.frames.at(-1);
  const empty = event.valueStart === -1;
  const plain = event.style === SCALAR_STYLE.PLAIN;
  const text = getScalarValue(building.text, event);
  const quotes = plain || event.style > SCALAR_STYLE.DOUBLE_QUOTED ? 0 : 1;
  const start = empty ? (parent?.pending?.start ?? parent?.node.start ?? 0) : event.valueStart - quotes;
  const refused = plain && !empty ? building.refuseAt(start) : undefined;
  if (refused) complain(building, start, refused);
  else if (canHoldControl(event) && hasControlCharacter(text)) complain(building, start, controlCharacter);
  if (expectsKey(parent) && parent) {
    parent.pending = {
      start,
      text: refused ? undefined : usableKey(building, parent, { text, start, empty }),
    };
  } else if (parent?.kind !== 'root' || !empty) {
    attach(building, newNode(start, plain ? plainScalarValue(text) : text));
  }
}

// What is written out was looked for in the whole text already; escapes are decoded only here.
const canHoldControl = ({ style, fast }: ScalarEvent) => style === SCALAR_STYLE.DOUBLE_QUOTED && !fast;

const controlCharacter = { message: 'the text holds a control character', hint: 'remove it' };

/** Adds a finished value to the container that is open. */
function attach(building: Building, node: TreeNode): void {
  const parent = building.frames.at(-1);
  if (!parent) return;
  if (parent.kind === 'root') building.roots.push(node);
  else if (parent.kind === 'list') {
    const items = parent.node.value as unknown[];
    parent.node.children?.set(items.length, node);
    items.push(node.value);
  } else {
    const { pending } = parent;
    parent.pending = undefined;
    if (pending?.text === undefined) return;
    node.keyStart = pending.start;
    parent.node.children?.set(pending.text, node);
    (parent.node.value as Record<string, unknown>)[pending.text] = node.value;
  }
}

function usableKey(
  building: Building,
  parent: Frame,
  key: { text: string; start: number; empty: boolean },
): string | undefined {
  const { text, start, empty } = key;
  const refuse = (message: string, hint: string) => complain(building, start, { message, hint });
  if (empty) refuse('a key is missing before the colon', 'write `key: value`');
  else if (text === '<<') refuse('merge keys (<<) are not allowed', 'write the fields out');
  else if (forbiddenKeys.has(text)) refuse(`the key ${text} is not allowed`, 'remove it');
  else if (parent.node.children?.has(text)) {
    refuse(`the key ${quoteValue(text)} is there twice`, 'keep one of them');
  } else return text;
  return undefined;
}

function complain(building: Building, offset: number, words: { message: string; hint: string }): void {
  if (building.complaints.length < maxComplaints) {
    building.complaints.push({ offset, path: currentPath(building.frames), ...words });
  }
}

function currentPath(frames: readonly Frame[]): Path {
  return frames.flatMap(({ kind, node, pending }): (string | number)[] => {
    if (kind === 'list') return [node.children?.size ?? 0];
    return kind === 'mapping' && pending?.text !== undefined ? [pending.text] : [];
  });
}
