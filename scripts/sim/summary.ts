// What `npm run sim` prints: a line for each life, and a summary at its end.
import type { Verdict } from '#simulate/hunt/live.ts';
import type { Lived } from './job.ts';

export type Class = Verdict | 'determinism';

/** Worst first; the status with which the simulation ends. */
const STATUS: readonly (readonly [Class, number])[] = [
  ['crash', 4],
  ['safety', 1],
  ['determinism', 5],
  ['liveness', 3],
  ['kept', 0],
];

export const statusOf = (failures: ReadonlyMap<Class, number>): number =>
  STATUS.find(([name]) => failures.has(name))?.[1] ?? 0;

export function lineOf({ label, verdict, problems, about, digest }: Lived): string {
  const told =
    verdict === 'kept' ? 'kept' : `BROKEN ${verdict.toUpperCase()} ${problems.slice(0, 3).join('; ')}`;
  return `${label}${about.startsWith(':') ? '' : ' '}${about}, ${told} digest ${digest}\n`;
}

export interface Total {
  readonly lives: readonly Lived[];
  readonly failures: ReadonlyMap<Class, number>;
  readonly repeated: number;
  readonly wallSeconds: number;
}

export function summaryOf({ lives, failures, repeated, wallSeconds }: Total): string {
  const sum = (of: (lived: Lived) => number) => lives.reduce((total, each) => total + of(each), 0);
  const cpu = sum(({ cpuSeconds }) => cpuSeconds);
  const hours = sum((each) => each.hours);
  const failed = [...failures].map(([name, count]) => `${count} ${name}`).join(', ') || 'none';
  const kept = lives.filter(({ verdict }) => verdict === 'kept').length;
  const passed = Math.max(0, kept - (failures.get('determinism') ?? 0));
  return [
    ...families(lives),
    `${hours.toFixed(1)} h simulated in ${wallSeconds.toFixed(0)} s (${(cpu > 0 ? hours / cpu : 0).toFixed(2)} h a CPU second), ${sum(({ checks }) => checks).toLocaleString('en-US')} checks`,
    ...(repeated > 0
      ? [`${count(repeated, 'life', 'lives')} lived again in another process, time zone and locale`]
      : []),
    `${passed} passed, failed: ${failed}`,
    '',
  ].join('\n');
}

function families(lives: readonly Lived[]): string[] {
  const seeds = new Map<string, number>();
  const struck = new Map<string, number>();
  for (const { families: of, met } of lives) {
    for (const name of of) seeds.set(name, (seeds.get(name) ?? 0) + 1);
    for (const [kind, count] of Object.entries(met)) struck.set(kind, (struck.get(kind) ?? 0) + count);
  }
  if (seeds.size === 0) return [];
  return [
    ...listed('lives by family:', seeds),
    ...(struck.size > 0 ? listed('faults that struck:', struck) : []),
  ];
}

const count = (many: number, one: string, more: string) => `${many} ${many === 1 ? one : more}`;

const WIDTH = 78;

/** In lines that fit a terminal. */
function listed(head: string, counts: ReadonlyMap<string, number>): string[] {
  const sorted = [...counts].sort(([a], [b]) => a.localeCompare(b, 'en'));
  const lines: string[] = [head];
  let line = ' ';
  for (const [index, [name, count]] of sorted.entries()) {
    const word = ` ${name} ${count}${index < sorted.length - 1 ? ',' : ''}`;
    if (line.length + word.length > WIDTH) {
      lines.push(line);
      line = ' ';
    }
    line += word;
  }
  return [...lines, line];
}
