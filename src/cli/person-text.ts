// What a person's commands say about instances: a line for each, then what to know and to do. Pure text.
import { printable } from '#lib/document-problem.ts';
import type { Colour, Paint } from '#lib/paint.ts';
import { count, hanging, listed } from '#lib/text.ts';
import type { Held } from '#operator/person/held.ts';
import type { Became, InstanceReport } from '#operator/person/report.ts';

export interface Style {
  readonly paint: Paint;
  readonly width: number;
}

const LABELS: Readonly<Record<Became, readonly [string, Colour]>> = {
  draining: ['DRAINING', 'green'],
  leaving: ['left alone', 'yellow'],
  asked: ['waiting', 'yellow'],
  active: ['ACTIVE', 'green'],
  unseen: ['not sure', 'yellow'],
  unchanged: ['unchanged', 'green'],
  refused: ['refused', 'red'],
  failed: ['failed', 'red'],
};

export function renderInstances(reports: readonly InstanceReport[], style: Style): string {
  return reports.map((each) => renderInstance(each, style)).join('');
}

function renderInstance(report: InstanceReport, style: Style): string {
  return renderRow(report, LABELS[report.became], style);
}

type Row = Pick<InstanceReport, 'reference' | 'instanceId' | 'cluster' | 'zone' | 'reason'>;

/** One instance: on one line when it fits, else the words get lines of their own. */
export function renderRow(row: Row, [label, colour]: readonly [string, Colour], style: Style): string {
  const { paint, width } = style;
  const where = [row.cluster, row.zone].filter((each) => each !== undefined).join(', ');
  const name = printable(row.instanceId ?? row.reference);
  const words = printable(`${row.reason}${where === '' ? '' : ` (${where})`}`);
  const painted = `${name}  ${paint(colour, label)}`;
  if (name.length + label.length + words.length + 4 <= width) return `${painted}  ${words}\n`;
  return `${painted}\n${indented(words, '  ', width)}`;
}

/** Every line after `indent`; `first` stands before the first one. */
export function indented(text: string, indent: string, width: number, first = indent): string {
  return hanging(text, width, [first, indent])
    .map((line) => `${line}\n`)
    .join('');
}

/** As many ids as fit into a command that people copy. */
export const idsToType = (ids: readonly string[]): string => (ids.length > 3 ? 'ID…' : ids.join(' '));

/** What holds a wish that was not taken up, and what to look at; less where nobody waited for it. */
export function renderHeld(held: readonly Held[], waited: boolean, { width }: Style): string {
  const lay = (text: string, first = '') => indented(printable(text), first === '' ? '' : '  ', width, first);
  return held
    .map((each) => {
      const points = each.brakes.length > 0 || (!waited && each.operated) ? [] : pointsOf(each);
      const list = points.map((point) => lay(point, '- ')).join('');
      return `${lay(headOf(each, waited))}${list}${lay(`Take it back: \`sluice uncordon ${idsToType(each.instances)}\`.`)}`;
    })
    .join('');
}

function headOf({ cluster, brakes, operated }: Held, waited: boolean): string {
  if (brakes.length > 0) {
    const words = brakes.map(({ brake, note }) => `${brake.toUpperCase()} (${note || 'without a note'})`);
    return `${cluster} is ${words.join(' and ')}: nothing is drained there before \`sluice resume ${cluster}\`. The wish stands until then.`;
  }
  return waited || !operated
    ? 'The wish stands: Sluice drains as soon as it may. If it does not, look at'
    : 'Sluice drains as soon as its budgets allow.';
}

/** What is known from here; what is not is said with it. */
function pointsOf({ cluster, instances, operated, budgets, othersOut }: Held): string[] {
  const which = instances.length === 1 ? instances[0]! : 'them';
  if (!operated)
    return [
      `whether \`sluice run\` works on ${cluster} at all: none has written its record there (tag sluice.dev/mode)`,
    ];
  const out = othersOut.map(({ group, instances: others }) => {
    const are = others.length === 1 ? 'is' : 'are';
    return `${count(others.length, 'instance')} of ${group} ${are} DRAINING (${listed(others)}), and counted in them`;
  });
  return [
    `its budgets: ${budgetsText(budgets)}${out.length > 0 ? `; ${out.join('; ')}` : '; nobody else of its group is DRAINING now'}`,
    `the log of its \`sluice run\`: only there is said whether it runs, and what holds ${which}. What went within the last hour, who is sick, and whether the group is short counts too, and is not known here`,
  ];
}

function budgetsText(budgets: Held['budgets']): string {
  if (budgets === undefined) return 'its record does not tell them';
  if (budgets.length === 0) return 'none for people in its record, so that one of a pool goes at a time';
  return `by its record ${budgets.map(budgetText).join('; ')}`;
}

function budgetText({ max, per, cron, timeZone, duration }: NonNullable<Held['budgets']>[number]): string {
  const many = `at most ${max} ${per === undefined ? 'at once' : `in ${per}`}`;
  return cron === undefined
    ? many
    : `${many}, for ${duration} from each \`${cron}\` (${timeZone ?? 'UTC'}) on`;
}
