// Before a whole zone is drained: what is in it, and whether that is meant.
import { createPaint } from '#lib/paint.ts';
import { count } from '#lib/text.ts';
import type { Judged } from '#operator/person/drain.ts';
import { reportOn } from '#operator/person/report.ts';
import type { Desk } from './person.ts';
import { renderRow, type Style } from './person-text.ts';

interface Question {
  readonly judged: readonly Judged[];
  readonly az: string;
  readonly style: Style;
}

/** Lists what the zone holds and asks whether to go on. Rejects where nobody can be asked. */
export async function isZoneConfirmed(desk: Desk, { judged, az, style }: Question): Promise<boolean> {
  const fitting = judged.filter(({ judgement }) => judgement.verdict === 'do');
  if (fitting.length === 0) return true;
  const plain = { ...style, paint: createPaint(false) };
  desk.writeError(`In ${az}:\n${judged.map((each) => renderJudged(each, plain)).join('')}`);
  const what = count(fitting.length, 'instance');
  if (desk.ask === undefined)
    throw new Error(`to drain ${what} of a whole zone, say --yes, as nobody can be asked here`);
  const answer = await desk.ask(
    `Drain ${what}? Nothing is ended, and \`sluice uncordon\` takes it back. [y/N] `,
  );
  return /^y(es)?$/i.test(answer.trim());
}

function renderJudged({ reference, seen, judgement }: Judged, style: Style): string {
  const { verdict, leaves, reason } = judgement;
  const tasks = count(seen?.instance.container?.runningTasks ?? 0, 'task');
  const label = { do: 'to drain', done: 'wished already', refuse: leaves ? 'left alone' : 'refused' }[
    verdict
  ];
  const words = verdict === 'do' ? `${tasks} running` : reason;
  return renderRow(reportOn(reference, seen, { became: 'asked', reason: words }), [label, 'yellow'], style);
}
