// A diff for people, within 80 columns if they have no more. Lays out the tree and decides nothing.
import { createPaint, type Paint } from '#lib/paint.ts';
import { count, isoTime, wrap } from '#lib/text.ts';
import type { Action, Wait } from '#model/plan.ts';
import { type Change, type Diff, isOpen, isRefused, type PoolCapacity, type PoolState } from '#plan/diff.ts';
import { VERBS } from '#plan/verbs.ts';
import { actionTarget } from './action-text.ts';
import { foldWaits } from './fold.ts';

export interface TextOptions {
  readonly colour: boolean;
  /** Columns; lines are broken at spaces to fit. */
  readonly width: number;
}

/** Of more similar lines than this only the first are shown, then how many more there are. */
const FOLD = 8;

interface Page {
  readonly paint: Paint;
  readonly width: number;
  readonly lines: string[];
}

/** All diffs, one after the other, and a verdict as the last line. */
export function renderDiffText(diffs: readonly Diff[], { colour, width }: TextOptions): string {
  const page: Page = { paint: createPaint(colour), width, lines: [] };
  for (const diff of diffs) {
    renderCluster(page, diff);
    page.lines.push('');
  }
  page.lines.push(verdict(diffs));
  return `${page.lines.join('\n')}\n`;
}

function verdict(diffs: readonly Diff[]): string {
  const all = count(diffs.length, 'cluster');
  const numberOf = (is: (diff: Diff) => boolean) => diffs.filter(is).length;
  const changed = numberOf(({ changes }) => changes.length > 0);
  const total = diffs.reduce((sum, diff) => sum + diff.changes.length, 0);
  const [refused, open] = [numberOf(isRefused), numberOf(isOpen)];
  const said = [
    ...(changed > 0 ? [`${count(total, 'change')} in ${changed} of ${all}`] : []),
    ...(refused > 0 ? [`${changed > 0 ? 'refused' : 'Refused'} in ${refused} of ${all}`] : []),
    ...(open > 0 ? [`${changed + refused > 0 ? 'not' : 'Not'} all is known of ${open} of ${all}`] : []),
  ];
  return said.length === 0 ? `No changes in ${all}.` : `${said.join('; ')}.`;
}

function renderCluster(page: Page, diff: Diff): void {
  const { paint, lines } = page;
  lines.push(
    `${paint('bold', `Cluster ${diff.cluster}`)} ${paint('dim', `(${diff.account}, ${diff.region})`)}`,
  );
  if (diff.origin !== undefined) put(page, '  ', `spec      ${diff.origin}`);
  put(
    page,
    '  ',
    `observed  ${isoTime(diff.observedAt)}${diff.incomplete.length === 0 ? ', complete' : ', INCOMPLETE:'}`,
  );
  for (const { part, problem } of diff.incomplete) put(page, '            ', `${part}: ${problem}`);
  if (diff.operatedBy !== undefined)
    put(page, '  ', `OPERATED  by another document, "${diff.operatedBy}"`, 'yellow');
  for (const state of diff.pools)
    put(page, '  ', `pool      ${state.pool}: ${count(state.instances, 'instance')}${poolText(state)}`);
  renderChanges(page, diff);
  renderActions(page, 'Routine, done anyway', 'blue', diff.routine);
  renderCapacity(page, diff.capacity);
  // An obstacle is the only note there is, and is said already.
  if (diff.obstacle === undefined) renderNotes(page, diff.notes);
}

function poolText({ group, fleet, protectedBefore, hookBefore }: PoolState): string {
  if (group === 'notKnown') return ', its Auto Scaling group is not known';
  if (fleet === undefined) {
    const hook = hookBefore === undefined ? '' : hookBefore ? ', hook in place' : ', no hook';
    return `, ${protectedBefore} protected${hook}`;
  }
  if (fleet === 'notFound') return ', its Spot Fleet not found';
  const { id, state, target, fulfilled = 'unknown' } = fleet;
  return `, ${fulfilled} of ${count(target, 'unit')}, Spot Fleet ${id} ${state}`;
}

/** Why there are none: that is only good news where all is known, and nobody else is in the way. */
function withoutChanges(diff: Diff): string {
  const { obstacle, incomplete, operatedBy } = diff;
  if (obstacle !== undefined) return `Not known what would change: ${obstacle}.`;
  if (isRefused(diff))
    return `Refused: the document "${operatedBy}" operates this cluster, so that this one does nothing here that could be left undone.`;
  if (incomplete.length > 0)
    return `Not known whether anything would change: not read whole (${incomplete.map(({ part }) => part).join(', ')}).`;
  return 'No changes: the cluster is as the spec wants it.';
}

function renderChanges(page: Page, diff: Diff): void {
  const { changes } = diff;
  if (changes.length === 0) {
    page.lines.push('');
    put(page, '', withoutChanges(diff));
    return;
  }
  page.lines.push('', page.paint('bold', 'Changes'));
  for (const change of changes) {
    if (change.kind === 'mode') renderMode(page, change);
    if (change.kind === 'setting') put(page, '  ~ ', `${change.path}: ${valueText(change)}`, 'yellow');
  }
  renderFolded(
    page,
    changes.flatMap((change) => (change.kind === 'action' ? [change.action] : [])),
    'green',
  );
}

function renderMode(page: Page, change: Extract<Change, { kind: 'mode' }>): void {
  put(page, '  ~ ', `mode: ${change.before} → ${change.after}`, 'yellow');
  for (const { pool, effects } of change.pools) put(page, '      ', `${pool}: ${effects.join(', ')}`);
}

function valueText({ before, after }: { before?: unknown; after?: unknown }): string {
  if (before === undefined) return `set to ${flow(after)}`;
  return after === undefined ? `${flow(before)} → not set` : `${flow(before)} → ${flow(after)}`;
}

/** A value as YAML would have it on one line. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (value === null || typeof value !== 'object') return String(value);
  return `{${Object.entries(value)
    .map(([key, each]) => `${key}: ${flow(each)}`)
    .join(', ')}}`;
}

function renderActions(page: Page, title: string, colour: 'blue', actions: readonly Action[]): void {
  if (actions.length === 0) return;
  page.lines.push('', page.paint('bold', title));
  renderFolded(page, actions, colour);
}

/** Actions of one kind in one pool are similar: their first few stand for all. */
function renderFolded(page: Page, actions: readonly Action[], colour: 'green' | 'blue'): void {
  const groups = new Map<string, Action[]>();
  for (const action of actions) {
    const key = `${action.kind} ${action.pool ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), action]);
  }
  for (const group of groups.values()) {
    for (const action of group.slice(0, FOLD)) {
      const pool = action.pool === undefined ? '' : ` (${action.pool})`;
      const what = `${VERBS[action.kind]} ${actionTarget(action)}${pool}`;
      // On one line when it fits, else the reason gets lines of its own.
      if (what.length + action.reason.length + 6 <= page.width) {
        page.lines.push(`${page.paint(colour, `  + ${what}:`)} ${page.paint('dim', action.reason)}`);
        continue;
      }
      put(page, '  + ', `${what}:`, colour);
      put(page, '      ', action.reason, 'dim');
    }
    if (group.length > FOLD) page.lines.push(`    … and ${group.length - FOLD} more; -o json has all`);
  }
}

/** Of each pool how much is reserved, how large it is, and who would go first. */
function renderCapacity(page: Page, pools: readonly PoolCapacity[]): void {
  if (pools.length === 0) return;
  page.lines.push('', page.paint('bold', 'Scale-in'));
  for (const each of pools) {
    put(page, '  ', `${each.pool}: ${reservedText(each)}`);
    put(page, '    ', sizeText(each), 'dim');
    for (const [index, { instanceId, units, why }] of each.next.entries()) {
      const weight = units === undefined || units === 1 ? '' : ` (${count(units, 'unit')})`;
      // What holds for the whole pool stands above already.
      const own = why.split('; ').at(-1)!;
      put(page, index === 0 ? '    first ' : '    then  ', `${instanceId}${weight}: ${own}`);
    }
    if (each.held !== undefined) put(page, '    held  ', each.held, 'yellow');
    const isHigh = each.size !== undefined && each.most !== undefined && each.size > each.most;
    if ((each.low || isHigh) && each.next.length === 0 && each.held === undefined)
      put(page, '    ', 'none of it may go now: by its limits, its zones, or what runs there');
  }
}

function reservedText({ reserved, below, stableFor, low }: PoolCapacity): string {
  if (reserved === undefined) return 'what is reserved cannot be told';
  const of = (['cpu', 'memory'] as const).map((name) => {
    const least = below[name] === undefined ? '' : ` (threshold ${below[name]})`;
    return `${reserved[name]} % of ${name === 'cpu' ? 'CPU' : 'memory'}${least}`;
  });
  const then = low
    ? `; one after the other goes once \`sluice run\` has seen that for ${stableFor}`
    : '; not little enough';
  return `${of.join(' and ')} reserved${Object.keys(below).length === 0 ? '' : then}`;
}

function sizeText({ size, least, most }: PoolCapacity): string {
  const now = size === undefined ? 'its size is not known' : `${size} now`;
  return `units: ${now}, at least ${least}${most === undefined ? '' : `, at most ${most}`}`;
}

function renderNotes(page: Page, waits: readonly Wait[]): void {
  if (waits.length === 0) return;
  page.lines.push('', page.paint('bold', 'Notes'));
  const folded = foldWaits(waits);
  for (const { about, reason } of folded.slice(0, 3 * FOLD))
    put(page, '  - ', about === '' ? reason : `${about}: ${reason}`);
  if (folded.length > 3 * FOLD)
    page.lines.push(`    … and ${folded.length - 3 * FOLD} more; -o json has all`);
}

/** Writes `text` after `indent`; further lines are indented as far. */
function put(page: Page, indent: string, text: string, colour?: Parameters<Paint>[0]): void {
  const [first, ...rest] = wrap(text, Math.max(20, page.width - indent.length));
  const painted = (line: string) => (colour === undefined ? line : page.paint(colour, line));
  page.lines.push(`${painted(indent)}${painted(first!)}`);
  for (const line of rest) page.lines.push(`${' '.repeat(indent.length)}${painted(line)}`);
}
