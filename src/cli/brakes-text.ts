// What pause, freeze and resume say: what holds now, what that means, and which hooks run out meanwhile. Pure text.
import { printable } from '#lib/document-problem.ts';
import { createPaint } from '#lib/paint.ts';
import { clockTime, count } from '#lib/text.ts';
import type { Brake, BrakesReport } from '#operator/person/brakes.ts';
import { placeOf } from '#operator/person/clusters.ts';
import type { WaitingHook } from '#operator/person/hooks.ts';
import { type Desk, widthOf } from './person.ts';
import { indented } from './person-text.ts';

const ABOUT: Readonly<Record<Brake, string>> = {
  paused:
    'Voluntary work stops with the next look, within about 15 s. Heartbeats, waiting hooks and evacuations go on.',
  frozen:
    'Sluice writes nothing from its next look on, within about 15 s: no drain, no heartbeat, no evacuation of spot instances.',
};

const WORDS: Readonly<Record<Brake, string>> = { paused: 'PAUSED', frozen: 'FROZEN' };

/** What holds now, as it was read back. */
export function renderState(desk: Desk, { cluster, clusterArn, changed, ...notes }: BrakesReport): string {
  const { region, account } = placeOf(clusterArn);
  const paint = createPaint(desk.colour);
  const name = `${cluster} (${region}, account ${account})`;
  const on = (['frozen', 'paused'] as const).filter((brake) => notes[brake] !== null);
  if (on.length === 0) return `${name} is ${paint('green', 'neither paused nor frozen')}.\n`;
  return on
    .map((brake) => {
      const already = changed ? '' : ' already';
      const note = indented(printable(notes[brake] || 'without a note'), '  ', widthOf(desk));
      return `${name} is ${paint('yellow', WORDS[brake])}${already}\n${note}`;
    })
    .join('');
}

export function renderAbout(desk: Desk, { cluster, frozen }: BrakesReport, brake: Brake): string {
  const about = brake === 'paused' && frozen !== null ? ABOUT.frozen : ABOUT[brake];
  return indented(`${about} \`sluice resume ${cluster}\` takes it back.`, '', widthOf(desk));
}

export function renderHooks(desk: Desk, hooks: readonly WaitingHook[]): string {
  const width = widthOf(desk);
  if (hooks.length === 0)
    return indented(
      'No instance of it waits for a lifecycle hook now. One that its group ends from now on waits undrained until its hook runs out, and is then ended as it is.',
      '',
      width,
    );
  const lines = hooks.map(({ instanceId, group, hook, runsOutBy }) =>
    indented(
      `${instanceId}: hook ${hook} of ${group} runs out by ${clockTime(Date.parse(runsOutBy))}, maybe sooner`,
      '    ',
      width,
      '  - ',
    ),
  );
  const head = `${count(hooks.length, 'lifecycle hook')} that nobody keeps alive now; AWS then ends the instance as it is:`;
  return `${indented(head, '', width)}${lines.join('')}`;
}
