// Fronts are compared, not points: how long tasks wait under Sluice and under each rival where both cost the same, and which
// settings of a rival are no better in anything than one of Sluice's.
import type { Contestant } from './capacity.ts';

export interface Row extends Contestant {
  readonly hours: number;
  readonly failed: number;
  readonly killed: number;
  readonly waitP50: number;
  readonly waitP99: number;
  /** Boots included. */
  readonly wholeP99: number;
  readonly calls: number;
  readonly ofOracle: number;
}

/** The goals: a wait of a third at equal hours, and hours within 15 % of what the oracle needs. */
const THIRD = 1 / 3;
const NEAR = 1.15;

/** Lines for people. */
export function compare(rows: readonly Row[]): string[] {
  const own = rows.filter(({ policy }) => policy === 'sluice').toSorted((a, b) => a.hours - b.hours);
  const rivals = rows.filter(({ policy }) => policy !== 'sluice');
  const beaten = rivals.filter((rival) => own.some((each) => isNoWorse(each, rival)));
  const near = own.filter(({ ofOracle }) => ofOracle <= NEAR);
  const best = near.toSorted((a, b) => a.waitP99 - b.waitP99)[0];
  return [
    ...rivals.flatMap((rival) => {
      const at = waitAt(own, rival.hours);
      return at === undefined ? [] : [`- ${equalHours(rival, at)}`];
    }),
    `- No better in hours, failed requests and the wait than one setting of Sluice's: ${beaten.length} of ${rivals.length} settings of rivals.`,
    best === undefined
      ? `- No setting within 15 % of the oracle's hours: goal missed.`
      : `- Within 15 % of the oracle's hours: ${near.map(({ setting }) => setting).join(', ')}; with ${best.setting} tasks wait ${best.waitP99.toFixed(0)} s.`,
  ];
}

function equalHours({ policy, setting, hours, waitP99 }: Row, at: number): string {
  const ratio = at / waitP99;
  const goal = policy === 'capacity-provider' ? `; goal of a third ${ratio <= THIRD ? 'met' : 'missed'}` : '';
  return `At the ${hours.toFixed(1)} hours of ${policy}, ${setting}: ${at.toFixed(0)} s against ${waitP99.toFixed(0)} (${ratio.toFixed(2)}${goal}).`;
}

const isNoWorse = (a: Row, b: Row): boolean =>
  a.hours <= b.hours && a.failed <= b.failed && a.waitP99 <= b.waitP99;

/** Seconds beyond boot on the line through Sluice's settings; undefined where none costs so little or so much. */
function waitAt(own: readonly Row[], hours: number): number | undefined {
  const after = own.findIndex((each) => each.hours >= hours);
  const [low, high] = [own[after - 1], own[after]];
  if (low === undefined || high === undefined) return undefined;
  const part = (hours - low.hours) / (high.hours - low.hours);
  return low.waitP99 + part * (high.waitP99 - low.waitP99);
}
