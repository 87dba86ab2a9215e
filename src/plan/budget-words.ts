// What limits voluntary work, in words: the budgets of a spec, or the default. Pure.
import type { Budget } from './budgets.ts';
import type { Spec } from './canonical.ts';

/** A sentence for each budget, such as `at most 10% of a pool within 10m`, and one for the surge of a refresh. */
export function limitWords({ disruption, refresh }: Spec): string[] {
  const budgets = disruption?.budgets ?? [];
  const said =
    budgets.length === 0
      ? ['one instance of a pool at a time (the default, as disruption.budgets is not given)']
      : budgets.map(budgetWords);
  return [...said, ...surgeWords(refresh)];
}

function budgetWords({ max, per, cron, timeZone = 'UTC', duration, reasons }: Budget): string {
  const who = reasons === undefined ? '' : ` for ${reasons.join(', ')}`;
  const when = cron === undefined ? '' : `, for ${duration} from each "${cron}" ${timeZone}`;
  if (Number.parseInt(String(max), 10) === 0) return `none${who}${when}`;
  const many = typeof max === 'number' ? `${max} instance${max === 1 ? '' : 's'}` : max;
  return `at most ${many} of a pool ${per === undefined ? 'at once' : `within ${per}`}${who}${when}`;
}

function surgeWords(refresh: Spec['refresh']): string[] {
  if (refresh?.on === undefined) return [];
  const { surge = 1 } = refresh;
  return [
    surge === 0
      ? 'of a pool one is replaced at a time, after its end (refresh.surge 0)'
      : `at most ${surge} of a group on standby while replacements are launched (refresh.surge)`,
  ];
}
