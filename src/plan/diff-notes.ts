// What a diff says beside its changes: what waits or is refused, and what a single look cannot see.
import { listed } from '#lib/text.ts';
import type { Plan, Wait } from '#model/plan.ts';
import type { Spec } from './canonical.ts';
import type { FieldChange } from './fields.ts';

export const notesOf = (spec: Spec, plan: Plan, fields: readonly FieldChange[]): Wait[] => [
  ...withoutEcho(plan.waits.filter(({ kind }) => kind !== 'warning')),
  ...unseenQueue(spec, fields),
  ...unheardReports(spec),
];

/** What was said of one thing that is left, and is said again of all that could be. */
const withoutEcho = (waits: readonly Wait[]): Wait[] =>
  waits.filter(({ reason, kind }) => {
    const [, why] = /^nothing voluntary for now: (.*)$/.exec(reason) ?? [];
    return (
      why === undefined ||
      !waits.some((other) => other.kind === kind && other.reason !== reason && other.reason.endsWith(why))
    );
  });

/** A diff does not touch the queue, not even to ask whether it exists. */
function unseenQueue({ events, mode }: Spec, fields: readonly FieldChange[]): Wait[] {
  const isNew = fields.some(({ path }) => path === 'events.queue');
  if (events === undefined || !isNew || (mode !== 'drain' && mode !== 'scale')) return [];
  const reason = `the queue ${events.queue} is not looked at here: \`sluice run --once\` asks whether it is there`;
  return [{ kind: 'notActedOn', reason }];
}

/** Nor does it hear what batch launchers wait for. */
function unheardReports({ mode, scaleOut, pools = [] }: Spec): Wait[] {
  const queues = [scaleOut, ...pools.map((pool) => pool.scaleOut)].flatMap(
    (rule) => rule?.shortageQueue ?? [],
  );
  if (mode !== 'scale' || queues.length === 0) return [];
  const reason =
    `reports on ${listed([...new Set(queues)])} are not read here: for what batch launchers wait for, pools may grow ` +
    'beyond what is shown';
  return [{ kind: 'notActedOn', reason }];
}
